import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { ConfigureVenueInput } from "@/lib/conferences/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/jobs/enqueue";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Sets how many people the venue holds. Who is accredited already stays; a cap that is raised or lifted gives room to
 * those who wait after the review.
 * @param capacity null: no limit; `before`: what the administrator saw
 * @returns NOT_FOUND conferenceNotFound out of reach, CONFLICT staleVersion when somebody was faster
 */
export async function configureVenue(
  ctx: Ctx,
  { conferenceId, before, capacity }: ConfigureVenueInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "conference.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { AND: [{ id: conferenceId }, conferenceScope(ctx, "conference.manage")] };
    if ((await tx.conference.count({ where })) === 0) return refuse("NOT_FOUND", "conferenceNotFound");
    const { count } = await tx.conference.updateMany({
      where: { id: conferenceId, capacity: before },
      data: { capacity },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    await enqueue(tx, "room.fill", { conferenceId, by: "capRaised", decisionId: null });
    await recordAudit(tx, ctx, {
      action: "venue.configured",
      conferenceId,
      subjectType: "conference",
      subjectId: conferenceId,
      changes: { capacity: { before, after: capacity } },
    });
    return ok();
  });
}
