import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { prepareBadge } from "@/lib/badges/commands/prepare-badge";
import { formatBadgeNumber } from "@/lib/badges/numbering";
import type { ReprintBadgeInput } from "@/lib/badges/schema";
import { transitionBadge } from "@/lib/badges/transition";
import { replacementAction } from "@/lib/badges/workflow";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Replacements that any operator may print for a person; later ones need the desk lead. */
const FREE_REPRINTS = 1;

/**
 * Replaces a badge that was lost, damaged or misprinted. The old one is dead before the new one exists, in one
 * transaction; from the second replacement on, the desk lead acts.
 * @returns the new badge; FORBIDDEN reprintNeedsLead, CONFLICT when it was replaced or revoked already
 */
export async function reprintBadge(
  ctx: Ctx,
  { badgeId, cause }: ReprintBadgeInput,
): Promise<Result<{ badgeId: string; number: string }>> {
  const denied = authorize(ctx, "badge.print");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const old = await tx.badge.findFirst({
      where: { id: badgeId, delegate: delegateScope(ctx, "badge.print") },
    });
    if (!old) return refuse("NOT_FOUND", "badgeNotFound");
    const { delegateId, conferenceId } = old;
    const replaced = await tx.badge.count({ where: { delegateId, replacesId: { not: null } } });
    if (replaced >= FREE_REPRINTS && authorize(ctx, "badge.reprint", { conferenceId })) {
      return refuse("FORBIDDEN", "reprintNeedsLead");
    }
    const action = replacementAction(old.state, cause);
    if (!action) return refuse("CONFLICT", "notFromThisState");
    const ended = await transitionBadge(tx, ctx, action, old, { reason: cause });
    if (!ended.ok) return ended;
    const prepared = await prepareBadge(ctx, { delegateId, replacesId: old.id });
    if (!prepared.ok) return prepared;
    const { id, conferenceCode, serial } = prepared.value;
    const printed = await transitionBadge(tx, ctx, "print", { id, conferenceId, state: "QUEUED" });
    if (!printed.ok) return printed;
    const number = formatBadgeNumber(conferenceCode, serial);
    await recordAudit(tx, ctx, {
      action: "badge.reprinted",
      conferenceId,
      subjectType: "badge",
      subjectId: id,
      changes: { state: { before: old.state, after: ended.value } },
      details: { number, replaces: formatBadgeNumber(conferenceCode, old.serial), cause, delegateId },
    });
    return ok({ badgeId: id, number });
  });
}
