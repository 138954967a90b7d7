import "server-only";
import type { TimelineEntry } from "@/lib/accreditation/timeline/entry";
import { readTimeline } from "@/lib/accreditation/timeline/read-timeline";
import type { TimelinePage } from "@/lib/accreditation/timeline/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { displayName } from "@/lib/i18n/names";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type Timeline = {
  delegateId: string;
  name: string;
  reference: string;
  entries: TimelineEntry[];
  /** Key of the last entry, for the next page; null at the end. */
  next: string | null;
};

/**
 * Everything that happened with a dossier that the reader may know, the latest first, a page at a time.
 * @returns NOT_FOUND registrationNotFound out of reach
 */
export async function getTimeline(
  ctx: Ctx,
  { delegateId, after }: { delegateId: string } & TimelinePage,
): Promise<Result<Timeline>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const row = await db.delegate.findFirst({
    where: { AND: [{ id: delegateId, state: { not: "DRAFT" } }, delegateScope(ctx, "delegate.read")] },
    include: { person: true },
  });
  if (!row) return refuse("NOT_FOUND", "registrationNotFound");
  const { conferenceId, delegationId, categoryId, reference } = row;
  const place = { conferenceId, delegationId, categoryId };
  const page = await readTimeline(db, { actor: ctx.actor, delegateId, place }, after);
  return ok({ delegateId, name: displayName(row.person), reference, ...page });
}
