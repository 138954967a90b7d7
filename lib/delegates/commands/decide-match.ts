import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { DecideMatchInput } from "@/lib/delegates/schema/nominations";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { delegateScope, delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * An officer's word on whether a line names a person; the last one counts, and the rest is matched around it.
 * @returns NOT_FOUND for lines and people out of reach or of another delegation, CONFLICT documentSuperseded for a line
 *   of a document that is no longer in force
 */
export async function decideMatch(
  ctx: Ctx,
  { lineId, delegateId, verdict }: DecideMatchInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "nomination.verify");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const line = await tx.nominationLine.findFirst({
      where: { id: lineId, document: { delegation: delegationScope(ctx, "nomination.verify") } },
      include: { document: { include: { delegation: true } } },
    });
    if (!line) return refuse("NOT_FOUND", "lineNotFound");
    const { document } = line;
    const { delegationId } = document;
    const delegate = await tx.delegate.findFirst({
      where: { id: delegateId, delegationId, ...delegateScope(ctx, "delegate.read") },
    });
    if (!delegate) return refuse("NOT_FOUND", "registrationNotFound");
    if (document.state === "SUPERSEDED") return refuse("CONFLICT", "documentSuperseded");
    await tx.nominationMatch.create({
      data: {
        id: newId(),
        lineId,
        delegateId,
        verdict: verdict === "confirmed" ? "CONFIRMED" : "REJECTED",
        decidedBy: actor.userId,
        decidedAt: ctx.now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "nominationMatch.decided",
      conferenceId: document.delegation.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      details: { verdict, lineId, document: document.reference, lineNumber: line.lineNumber },
    });
    return ok();
  });
}
