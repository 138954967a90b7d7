import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { instantOf } from "@/lib/i18n/zoned-time";
import { newId } from "@/lib/ids";
import { noticeProblems } from "@/lib/organizations/no-objection/notice-period";
import type { CirculateBodiesInput } from "@/lib/organizations/no-objection/schema";
import { transitionDelegation } from "@/lib/organizations/transition-delegation";
import { authorize } from "@/lib/policy/can";
import { conferenceScope, delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Puts eligible bodies on the conference's next numbered list and starts the clock for objections, which ends at an
 * instant of the venue. A clock shorter or later than the conference's rule wants an officer's yes.
 * @returns the list and its number; NOT_FOUND out of reach, INVALID for an end in the past or a warning without yes,
 *   CONFLICT staleVersion or notFromThisState with nothing circulated
 */
export async function circulateBodies(
  ctx: Ctx,
  { conferenceId, delegations, closesOn, closesAt: time, acknowledged }: CirculateBodiesInput,
): Promise<Result<{ id: string; number: number }>> {
  const denied = authorize(ctx, "organization.manage", { conferenceId });
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const conference = await tx.conference.findFirst({
      where: { AND: [{ id: conferenceId }, conferenceScope(ctx, "organization.manage")] },
    });
    if (!conference) return refuse("NOT_FOUND", "conferenceNotFound");
    const { timeZone, noObjectionDays: days } = conference;
    const closesAt = instantOf(closesOn, `${time}:00`, timeZone);
    const startsOn = conference.startsOn.toISOString().slice(0, 10);
    const problems = noticeProblems({ circulatedAt: ctx.now, closesAt, startsOn, days, timeZone });
    if (problems.includes("closesInThePast"))
      return refuse("INVALID", "checkFields", { fields: { closesOn: "inThePast" } });
    if (problems.length > 0 && !acknowledged)
      return refuse("INVALID", "checkFields", { fields: { acknowledged: "warningsUnanswered" } });
    // Two lists at once take two numbers, one after the other.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`circulation ${conferenceId}`}, 0))`;
    const last = await tx.circulation.aggregate({ where: { conferenceId }, _max: { number: true } });
    const [id, number] = [newId(), (last._max.number ?? 0) + 1];
    const circulatedAt = ctx.now;
    await tx.circulation.create({
      data: { id, conferenceId, number, circulatedAt, closesAt, circulatedBy: actor.userId },
    });
    for (const { id: delegationId, version } of delegations.toSorted((a, b) => a.id.localeCompare(b.id))) {
      const delegation = await tx.delegation.findFirst({
        where: { AND: [{ id: delegationId, conferenceId }, delegationScope(ctx, "organization.manage")] },
      });
      if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
      const request = { action: "circulate", delegation, version, data: { circulationId: id } } as const;
      const moved = await transitionDelegation(tx, ctx, request);
      if (!moved.ok) return moved;
    }
    await recordAudit(tx, ctx, {
      action: "circulation.made",
      conferenceId,
      subjectType: "circulation",
      subjectId: id,
      details: {
        number,
        closesAt: closesAt.toISOString(),
        delegations: delegations.map(({ id }) => id),
        warnings: problems,
      },
    });
    return ok({ id, number });
  });
}
