import "server-only";
import type { Subject } from "@/lib/accreditation/find-subject";
import type { HoldReason } from "@/lib/accreditation/reasons";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { ok, type Result } from "@/lib/result";

export type Hold = {
  delegate: Subject;
  /** The version that the actor saw. */
  version: number;
  reasonCode: HoldReason;
  /** Never leaves the secretariat. */
  internalNote: string | null;
};

/**
 * Holds an accreditation in the caller's transaction (practice table, R24): the badge is held by a trigger, so that the
 * next scan knows, and the person is told without a reason. Call it last: it writes the audit entry.
 * @returns the new version and the decision; FORBIDDEN without delegate.hold, CONFLICT staleVersion or notFromThisState
 */
export async function placeHold(
  tx: Tx,
  ctx: Ctx,
  { delegate, version, reasonCode, internalNote }: Hold,
): Promise<Result<{ version: number; decisionId: string }>> {
  const moved = await transitionDelegate(tx, ctx, {
    action: "hold",
    delegate,
    version,
    record: { reasonCode, ...(internalNote === null ? {} : { internalNote }) },
  });
  if (!moved.ok) return moved;
  await tellDelegate(tx, ctx, delegate, "delegate-on-hold", moved.value.decisionId, {});
  await recordAudit(tx, ctx, {
    action: "delegate.held",
    conferenceId: delegate.conferenceId,
    subjectType: "delegate",
    subjectId: delegate.id,
    changes: { state: { before: "APPROVED", after: "SUSPENDED" } },
    details: { reasonCode },
  });
  return ok(moved.value);
}
