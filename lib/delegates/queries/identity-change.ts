import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { IdentityChanges } from "@/lib/delegates/identity-critical";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type OwnIdentityChange = {
  id: string;
  state: "OPEN" | "ACCEPTED" | "DECLINED" | "WITHDRAWN";
  requestedAt: string;
  /** Steps and fields that change; "photo.photo" for the photo. */
  fields: string[];
  answer: string | null;
};

/** The latest request to change identity of a registration, for whoever edits it; null when there was none. */
export async function getOwnIdentityChange(
  ctx: Ctx,
  delegateId: string,
): Promise<Result<OwnIdentityChange | null>> {
  const denied = authorize(ctx, "registration.edit");
  if (denied) return refusal(denied);
  const row = await db.delegate.findFirst({
    where: { AND: [{ id: delegateId }, delegateScope(ctx, "registration.edit")] },
    select: { identityChanges: { orderBy: { requestedAt: "desc" }, take: 1 } },
  });
  if (!row) return refuse("NOT_FOUND", "registrationNotFound");
  const [change] = row.identityChanges;
  if (!change) return ok(null);
  return ok({
    id: change.id,
    state: change.state,
    requestedAt: change.requestedAt.toISOString(),
    fields: Object.keys(change.changes as IdentityChanges),
    answer: change.answer,
  });
}
