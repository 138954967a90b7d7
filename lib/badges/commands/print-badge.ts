import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { prepareBadge } from "@/lib/badges/commands/prepare-badge";
import { formatBadgeNumber } from "@/lib/badges/numbering";
import type { PrintBadgeInput } from "@/lib/badges/schema";
import { transitionBadge } from "@/lib/badges/transition";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal } from "@/lib/result";

/** A badge that a batch has made and not printed yet is printed here rather than made again. */
async function queuedBadge(ctx: Ctx & { tx: Tx }, delegateId: string) {
  const found = await ctx.tx.badge.findFirst({
    where: { delegateId, state: "QUEUED", delegate: delegateScope(ctx, "badge.print") },
    include: { conference: { select: { code: true } } },
  });
  return found && { ...found, conferenceCode: found.conference.code };
}

/**
 * Prints the badge of an approved person at the desk: the badge exists and counts as printed from here on; its PDF is
 * drawn from the row whenever it is asked for.
 * @returns id and number; CONFLICT badgeExists when another desk was faster, badgeNeedsApproval; INVALID
 *   badgeNeedsPhoto or badgeCharacters
 */
export async function printBadge(
  ctx: Ctx,
  { delegateId }: PrintBadgeInput,
): Promise<Result<{ badgeId: string; number: string }>> {
  const denied = authorize(ctx, "badge.print");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const queued = await queuedBadge(ctx, delegateId);
    const prepared = queued ? ok(queued) : await prepareBadge(ctx, { delegateId });
    if (!prepared.ok) return prepared;
    const { id, conferenceId, conferenceCode, serial } = prepared.value;
    const printed = await transitionBadge(tx, ctx, "print", { id, conferenceId, state: "QUEUED" });
    if (!printed.ok) return printed;
    const number = formatBadgeNumber(conferenceCode, serial);
    await recordAudit(tx, ctx, {
      action: "badge.printed",
      conferenceId,
      subjectType: "badge",
      subjectId: id,
      details: { number, delegateId },
    });
    return ok({ badgeId: id, number });
  });
}
