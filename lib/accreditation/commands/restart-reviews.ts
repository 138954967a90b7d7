import "server-only";
import { restartableIn } from "@/lib/accreditation/restartable";
import type { RestartReviewsInput } from "@/lib/accreditation/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/jobs/enqueue";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Puts everybody in review under the present rules whose own version asks otherwise. A job does it, person by person;
 * findings that still stand are kept.
 * @returns how many; NOT_FOUND conferenceNotFound, CONFLICT staleVersion when the rules or the number of people are
 *   not those of the preview
 */
export async function restartReviews(
  ctx: Ctx,
  { conferenceId, number, people }: RestartReviewsInput,
): Promise<Result<{ people: number }>> {
  const denied = authorize(ctx, "conference.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    // Joined with AND: the scope is a condition on the id itself, and would take the place of this one.
    const where = { AND: [{ id: conferenceId }, conferenceScope(ctx, "conference.manage")] };
    if (!(await tx.conference.findFirst({ where, select: { id: true } }))) {
      return refuse("NOT_FOUND", "conferenceNotFound");
    }
    const found = await restartableIn(tx, conferenceId);
    if (found.present.number !== number || found.people !== people) return refuse("CONFLICT", "staleVersion");
    await enqueue(
      tx,
      "reviews.restart",
      { conferenceId, ruleSetId: found.present.id },
      { jobKey: `reviews.restart:${found.present.id}` },
    );
    await recordAudit(tx, ctx, {
      action: "reviews.restarted",
      conferenceId,
      subjectType: "conference",
      subjectId: conferenceId,
      details: { number, people },
    });
    return ok({ people });
  });
}
