import "server-only";
import { appealWindow } from "@/lib/accreditation/appeals/open-window";
import type { Subject } from "@/lib/accreditation/find-subject";
import type { RefuseDelegateInput } from "@/lib/accreditation/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { ok, type Result } from "@/lib/result";

/**
 * What every refusal does, in the caller's transaction: state, decision with the time for an appeal, mail, record. The
 * caller has judged separation and reason.
 * @returns the new version; CONFLICT on a stale page
 */
export async function recordRefusal(
  tx: Tx,
  ctx: Ctx,
  delegate: Subject,
  { version, reasonCode, textForPerson, internalNote }: Omit<RefuseDelegateInput, "delegateId">,
): Promise<Result<{ version: number }>> {
  const appealUntil = await appealWindow(tx, ctx, delegate);
  const moved = await transitionDelegate(tx, ctx, {
    action: "refuse",
    delegate,
    version,
    record: {
      reasonCode,
      textForPerson,
      appealUntil,
      ...(internalNote === null ? {} : { internalNote }),
    },
    data: { dueAt: null, approvedZoneCodes: [] },
  });
  if (!moved.ok) return moved;
  await tellDelegate(tx, ctx, delegate, "delegate-refused", moved.value.decisionId, {
    reasonCode,
    textForPerson,
    appealUntil: appealUntil?.toISOString() ?? null,
  });
  await recordAudit(tx, ctx, {
    action: "delegate.refused",
    conferenceId: delegate.conferenceId,
    subjectType: "delegate",
    subjectId: delegate.id,
    changes: { state: { before: delegate.state, after: "REJECTED" } },
    details: { reasonCode, appealUntil: appealUntil?.toISOString() ?? null },
  });
  return ok({ version: moved.value.version });
}
