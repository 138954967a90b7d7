import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { clearanceTransition, clearanceWord, type SettlingAction } from "@/lib/policy/clearance-workflow";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { closeTask } from "@/lib/screening/close-task";
import { findFile, type OwnFile } from "@/lib/screening/find-file";
import { holdNotCleared } from "@/lib/screening/hold-not-cleared";
import { type MatchOutcome, settleMatchRows } from "@/lib/screening/match-rows";
import type { SettleClearanceInput } from "@/lib/screening/schema";
import { transitionFile } from "@/lib/screening/transition-file";

/** What becomes of the possible matches. */
const MATCHES: Partial<Record<SettlingAction, MatchOutcome>> = {
  dismissMatch: "FALSE_POSITIVE",
  refer: "REFERRED",
  clearReferred: "FALSE_POSITIVE",
  deny: "CONFIRMED",
};

async function followUp(tx: Tx, ctx: Ctx, own: OwnFile, input: SettleClearanceInput) {
  const { delegate } = own;
  const { to } = clearanceTransition(input.action);
  // A referral is no outcome: the review stays open, and others learn nothing of it.
  if (to === "REFERRED") return ok();
  const closed = await closeTask(tx, ctx, delegate, own.actor.userId);
  if (!closed.ok || to !== "NOT_CLEARED") return closed;
  return holdNotCleared(tx, ctx, delegate);
}

/**
 * Clears a person, refers a possible match, or refuses clearance, each with a reason that stays in the file. When the
 * review was the last one the person goes to the approver; somebody approved who is not cleared any more is held at
 * once, and the badge with them (practice table, R24).
 * @returns the file's version; INVALID for a validity that is over, CONFLICT by the table and on a stale page
 */
export async function settleClearance(
  ctx: Ctx,
  input: SettleClearanceInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "clearance.decide");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findFile(tx, ctx, input.delegateId);
    if (!found.ok) return found;
    const { actor, delegate, file } = found.value;
    const { to } = clearanceTransition(input.action);
    const validUntil = to === "CLEARED" ? input.validUntil : null;
    if (validUntil && validUntil < ctx.now.toISOString().slice(0, 10)) {
      return refuse("INVALID", "checkFields", { fields: { validUntil: "inThePast" } });
    }
    const moved = await transitionFile(tx, ctx, {
      action: input.action,
      file,
      version: input.version,
      note: input.reason,
      validUntil,
    });
    if (!moved.ok) return moved;
    const outcome = MATCHES[input.action];
    if (outcome) {
      const reason = input.reason ?? "";
      await settleMatchRows(tx, delegate.id, { outcome, by: actor.userId, at: ctx.now, reason });
    }
    const followed = await followUp(tx, ctx, found.value, input);
    if (!followed.ok) return followed;
    await recordAudit(tx, ctx, {
      action: to === "REFERRED" ? "clearance.written" : "clearance.settled",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegate.id,
      details: to === "REFERRED" ? {} : { outcome: clearanceWord(to) },
    });
    return moved;
  });
}
