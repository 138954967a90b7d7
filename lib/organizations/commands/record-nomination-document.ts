import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import type { RecordNominationDocumentInput } from "@/lib/organizations/schema";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Records a note verbale, letter or credentials with its lines, as written on the paper.
 * @returns the document's id; NOT_FOUND outside the actor's delegations, CONFLICT documentExists for the same reference
 */
export async function recordNominationDocument(
  ctx: Ctx,
  input: RecordNominationDocumentInput,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "nomination.record");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx) => {
    const delegation = await tx.delegation.findFirst({
      where: { id: input.delegationId, ...delegationScope(ctx, "nomination.record") },
    });
    if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
    const { lines, documentDate, ...document } = input;
    const id = newId();
    await tx.nominationDocument.create({
      data: {
        ...document,
        id,
        documentDate: new Date(documentDate),
        receivedAt: ctx.now,
        lines: { create: lines.map((line, index) => ({ id: newId(), lineNumber: index + 1, ...line })) },
      },
    });
    await recordAudit(tx, ctx, {
      action: "nominationDocument.recorded",
      conferenceId: delegation.conferenceId,
      subjectType: "nominationDocument",
      subjectId: id,
      details: { delegationId: delegation.id, reference: input.reference, lines: lines.length },
    });
    return ok({ id });
  });
}
