import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { OrderDelegationInput } from "@/lib/delegates/schema/registration";
import { lockDelegation } from "@/lib/delegates/waiting-list";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Sets the order of precedence within a delegation as the sending side gives it; whoever is not named comes after, by
 * role. Lists of participants and seating follow it.
 * @returns NOT_FOUND for another delegation, INVALID checkFields when somebody named is not of this delegation
 */
export async function orderDelegation(
  ctx: Ctx,
  { delegationId, delegateIds }: OrderDelegationInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "registration.endorse", { delegationId });
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const delegation = await tx.delegation.findFirst({
      where: { id: delegationId, ...delegationScope(ctx, "registration.endorse") },
    });
    if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
    await lockDelegation(tx, delegationId);
    const known = await tx.delegate.count({ where: { delegationId, id: { in: delegateIds } } });
    if (known !== delegateIds.length || new Set(delegateIds).size !== known) {
      return refuse("INVALID", "checkFields");
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
