import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { precedenceMark } from "@/lib/delegates/precedence-mark";
import type { OrderDelegationInput } from "@/lib/delegates/schema/registration";
import { lockDelegation } from "@/lib/delegates/waiting-list";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Sets the order of precedence within a delegation as the sending side gives it; whoever is not named comes after, by
 * role. Lists of participants and seating follow it.
 * @returns NOT_FOUND for another delegation, INVALID checkFields when somebody named is not of this delegation, CONFLICT
 *   orderChanged when another order was saved since the page showed one
 */
export async function orderDelegation(
  ctx: Ctx,
  { delegationId, delegateIds, mark }: OrderDelegationInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "registration.endorse", { delegationId });
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const delegation = await tx.delegation.findFirst({
      where: { AND: [{ id: delegationId }, delegationScope(ctx, "registration.endorse")] },
    });
    if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
    await lockDelegation(tx, delegationId);
    const people = await tx.delegate.findMany({
      where: { delegationId },
      select: { id: true, precedence: true },
    });
    const known = new Set(people.map(({ id }) => id));
    if (!delegateIds.every((id) => known.has(id)) || new Set(delegateIds).size !== delegateIds.length) {
      return refuse("INVALID", "checkFields");
    }
    if (precedenceMark(people) !== mark) {
      return refuse("CONFLICT", "orderChanged");
    }
    await tx.$executeRaw`
      UPDATE "Delegate" d SET "precedence" = o.place
      FROM "Delegate" e LEFT JOIN unnest(${delegateIds}::uuid[]) WITH ORDINALITY AS o(id, place) ON o.id = e."id"
      WHERE e."delegationId" = ${delegationId}::uuid AND d."id" = e."id" AND d."precedence" IS DISTINCT FROM o.place`;
    await recordAudit(tx, ctx, {
      action: "delegation.ordered",
      conferenceId: delegation.conferenceId,
      subjectType: "delegation",
      subjectId: delegationId,
      details: { delegateIds },
    });
    return ok();
  });
}
