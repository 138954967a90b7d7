import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { organizationName } from "@/lib/organizations/names";
import { authorize } from "@/lib/policy/can";
import type { DelegationState } from "@/lib/policy/delegation-workflow";
import { ok, type Result, refusal } from "@/lib/result";

export type OwnApplication = { name: string; state: DelegationState; stateSince: string };

/** The application under the actor's own proved address, with where it stands; null when there is none. */
export async function getOwnApplication(
  ctx: Ctx,
  conferenceId: string,
): Promise<Result<OwnApplication | null>> {
  const denied = authorize(ctx, "registration.create", { conferenceId });
  if (denied) return refusal(denied);
  if (ctx.actor.kind !== "registrant") return ok(null);
  const row = await db.delegation.findFirst({
    where: { conferenceId, contactEmail: ctx.actor.email, application: { isNot: null } },
    include: { organization: true },
  });
  if (!row) return ok(null);
  const name = organizationName(row.organization, ctx.locale);
  return ok({ name, state: row.state, stateSince: row.stateSince.toISOString() });
}
