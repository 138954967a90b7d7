import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { MoveDelegationInput } from "@/lib/delegates/schema/delegation-move";
import { fillFreedPlaces } from "@/lib/delegates/transition";
import { type DelegationMove, disclosesReason } from "@/lib/organizations/delegation-actions";
import { tellDelegation } from "@/lib/organizations/tell-delegation";
import { transitionDelegation } from "@/lib/organizations/transition-delegation";
import { authorize } from "@/lib/policy/can";
import { type DelegationState, takesRegistrations } from "@/lib/policy/delegation-workflow";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Which mail says it. Who declines or withdraws knows; what is found or submitted is not news yet. */
const MAIL = {
  inviteAgain: "delegation-invited",
  suspend: "delegation-suspended",
  restore: "delegation-restored",
  reopen: "delegation-restored",
  turnDown: "delegation-not-accredited",
  accreditUnopposed: "delegation-accredited",
  bodyAccredits: "delegation-accredited",
  bodyRefuses: "delegation-not-accredited",
} as const satisfies Partial<Record<DelegationMove, string>>;

/**
 * Moves a delegation one step of its machine (practice guide, machine D): invitation, suspension, closing, and the
 * decisions of the no-objection procedure. Contact and focal points are told in their language, with the text written
 * for them and never the reason on file. A delegation that opens again gives its free places to whoever waits.
 * @returns the new version and state; NOT_FOUND out of reach, INVALID without a reason where the table asks for one,
 *   CONFLICT staleVersion, notFromThisState, objectionsOpen or organizationSuspended
 */
export async function moveDelegation(
  ctx: Ctx,
  { delegationId, version, action, reason, disclosed }: MoveDelegationInput,
): Promise<Result<{ version: number; state: DelegationState }>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const row = await tx.delegation.findFirst({
      where: { AND: [{ id: delegationId }, delegationScope(ctx, "organization.manage")] },
      include: { organization: true, conference: true, circulation: true },
    });
    if (!row) return refuse("NOT_FOUND", "delegationNotFound");
    if (action === "inviteAgain" && row.organization.suspendedAt)
      return refuse("CONFLICT", "organizationSuspended");
    const told = disclosesReason(action) ? disclosed : null;
    const moved = await transitionDelegation(tx, ctx, {
      action,
      delegation: row,
      version,
      reason,
      disclosed: told,
    });
    if (!moved.ok) return moved;
    const { state, decisionId } = moved.value;
    const mail = action in MAIL ? MAIL[action as keyof typeof MAIL] : undefined;
    const { quota: places, deadlineAt } = row;
    const values = { places, deadlineAt: deadlineAt?.toISOString() ?? null, textForDelegation: told };
    if (mail) await tellDelegation(tx, ctx, row, mail, values, decisionId);
    if (takesRegistrations(state) && !takesRegistrations(row.state)) {
      const filled = await fillFreedPlaces(tx, ctx, delegationId, { by: "moved", decisionId: null });
      if (!filled.ok) return filled;
    }
    await recordAudit(tx, ctx, {
      action: "delegation.moved",
      conferenceId: row.conferenceId,
      subjectType: "delegation",
      subjectId: delegationId,
      changes: { state: { before: row.state, after: state } },
      details: { move: action, decisionId },
    });
    return ok({ version: moved.value.version, state });
  });
}
