import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { cancelReviews } from "@/lib/delegates/cancel-reviews";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { wasSubmitted } from "@/lib/policy/delegate-states";
import { isPrefilled } from "@/lib/policy/delegate-workflow";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refuse } from "@/lib/result";

/** Whose registration ends; with `textForPerson` the sending side says why. */
type Ending = { delegateId: string; version: number; textForPerson?: string };

/**
 * Ends a registration at the wish of the person or the sending side, in the caller's transaction (practice table, R32).
 * A live badge ends with it by the trigger on the delegate's state, and the place goes to the waiting list.
 * @returns the new version; NOT_FOUND out of reach, CONFLICT staleVersion or notFromThisState
 */
export async function endRegistration(
  tx: Tx,
  ctx: Ctx,
  { delegateId, version, textForPerson }: Ending,
): Promise<Result<{ version: number }>> {
  const row = await tx.delegate.findFirst({
    where: { AND: [{ id: delegateId }, delegateScope(ctx, "registration.withdraw")] },
    include: { person: true },
  });
  if (!row) return refuse("NOT_FOUND", "registrationNotFound");
  const moved = await transitionDelegate(tx, ctx, {
    action: isPrefilled(row.state) ? "withdrawInvitation" : "withdraw",
    delegate: row,
    version,
    record: textForPerson ? { textForPerson } : {},
    data: { dueAt: null, approvedZoneCodes: [] },
  });
  if (!moved.ok) return moved;
  await cancelReviews(tx, ctx, row.id);
  const { decisionId } = moved.value;
  // A draft that its owner gives up is nobody else's business; one that the delegation gives up is the owner's.
  if (textForPerson) await tellDelegate(tx, ctx, row, "delegate-removed", decisionId, { textForPerson });
  else if (wasSubmitted(row.state)) await tellDelegate(tx, ctx, row, "delegate-withdrawn", decisionId, {});
  await recordAudit(tx, ctx, {
    action: "registration.withdrawn",
    conferenceId: row.conferenceId,
    subjectType: "delegate",
    subjectId: row.id,
    changes: { state: { before: row.state, after: "WITHDRAWN" } },
    ...(textForPerson ? { details: { bySendingSide: true } } : {}),
  });
  return ok({ version: moved.value.version });
}
