import "server-only";
import { ruleOnAppeal } from "@/lib/accreditation/appeals/rule";
import type { DismissAppealInput } from "@/lib/accreditation/appeals/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/**
 * Dismisses an appeal (practice table, R22 and R23): the refusal or revocation stands, and for this conference that is
 * final.
 * @returns the new version; FORBIDDEN with the reason of separation, CONFLICT staleVersion or notFromThisState
 */
export async function dismissAppeal(
  ctx: Ctx,
  input: DismissAppealInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "appeal.decide");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const ruled = await ruleOnAppeal(tx, ctx, input, "dismiss");
    if (!ruled.ok) return ruled;
    const { delegate, decisionId, version } = ruled.value;
    const { textForPerson } = input;
    await tellDelegate(tx, ctx, delegate, "appeal-dismissed", decisionId, { textForPerson });
    await recordAudit(tx, ctx, {
      action: "appeal.dismissed",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegate.id,
      details: { decisionId, final: true },
    });
    return ok({ version });
  });
}
