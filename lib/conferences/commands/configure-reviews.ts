import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { ConfigureReviewsInput } from "@/lib/conferences/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Writes a new version of what a conference reviews, and when its service clock runs. Whoever is in review keeps the
 * version of the start; clocks that run keep their end.
 * @returns the number of the new version; NOT_FOUND conferenceNotFound outside the actor's conferences, INVALID for a
 *   category of another conference, CONFLICT staleVersion when the version the actor saw is not the present one
 */
export async function configureReviews(
  ctx: Ctx,
  { conferenceId, number, calendar, rules }: ConfigureReviewsInput,
): Promise<Result<{ number: number }>> {
  const denied = authorize(ctx, "conference.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    // Joined with AND: the scope is a condition on the id itself, and would take the place of this one.
    const where = { AND: [{ id: conferenceId }, conferenceScope(ctx, "conference.manage")] };
    const include = {
      categories: { select: { id: true } },
      reviewRuleSets: { orderBy: { number: "desc" }, take: 1 },
    } as const;
    const conference = await tx.conference.findFirst({ where, include });
    if (!conference) return refuse("NOT_FOUND", "conferenceNotFound");
    const [present] = conference.reviewRuleSets;
    if (present?.number !== number) return refuse("CONFLICT", "staleVersion");
    const known = new Set(conference.categories.map(({ id }) => id));
    if (Object.keys(rules).some((id) => !known.has(id))) {
      return refuse("INVALID", "checkFields", { fields: { rules: "chooseOne" } });
    }
    const next = number + 1;
    // Two who save at once both find this number free; the unique index lets one of them write it.
    await tx.reviewRuleSet.create({
      data: {
        id: newId(),
        conferenceId,
        number: next,
        rules,
        createdBy: ctx.actor.kind === "user" ? ctx.actor.userId : null,
        createdAt: ctx.now,
      },
    });
    const holidays = [...new Set(calendar.holidays)].toSorted();
    await tx.conference.update({
      where: { id: conferenceId },
      data: { ...calendar, holidays: holidays.map((date) => new Date(date)) },
    });
    const { workingDays, worksFrom, worksUntil } = conference;
    const before = {
      workingDays,
      worksFrom,
      worksUntil,
      holidays: conference.holidays.map((day) => day.toISOString().slice(0, 10)),
    };
    await recordAudit(tx, ctx, {
      action: "reviews.configured",
      conferenceId,
      subjectType: "conference",
      subjectId: conferenceId,
      changes: {
        reviewRules: { before: JSON.stringify(present.rules), after: JSON.stringify(rules) },
        calendar: { before: JSON.stringify(before), after: JSON.stringify({ ...calendar, holidays }) },
      },
      details: { number: next },
    });
    return ok({ number: next });
  });
}
