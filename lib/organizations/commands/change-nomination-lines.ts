import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import type { ChangeNominationLinesInput } from "@/lib/organizations/schema";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Sets right what was typed off a document, while nobody has judged it. A line that keeps its id keeps what was said
 * of its match; numbers follow the new order.
 * @returns the new version; NOT_FOUND outside the actor's delegations, CONFLICT linesSettled once judged, CONFLICT
 *   staleVersion when somebody was faster
 */
export async function changeNominationLines(
  ctx: Ctx,
  { documentId, version, lines }: ChangeNominationLinesInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "nomination.record");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const document = await tx.nominationDocument.findFirst({
      where: { id: documentId, delegation: delegationScope(ctx, "nomination.record") },
      include: { delegation: true, lines: { orderBy: { lineNumber: "asc" } } },
    });
    if (!document) return refuse("NOT_FOUND", "documentNotFound");
    if (document.state !== "RECEIVED") return refuse("CONFLICT", "linesSettled");
    const { count } = await tx.nominationDocument.updateMany({
      where: { id: documentId, version, state: "RECEIVED" },
      data: { version: version + 1 },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    const own = new Set(document.lines.map(({ id }) => id));
    const kept = lines.flatMap(({ id }) => (id && own.has(id) ? [id] : []));
    if (new Set(kept).size !== kept.length) return refuse("INVALID", "checkFields");
    await tx.nominationLine.deleteMany({ where: { documentId, id: { notIn: kept } } });
    // Numbers are unique in a document: all are moved out of the way before they are given anew.
    await tx.nominationLine.updateMany({
      where: { documentId },
      data: { lineNumber: { increment: 100_000 } },
    });
    for (const [index, { id, ...line }] of lines.entries()) {
      const lineNumber = index + 1;
      if (id && own.has(id)) await tx.nominationLine.update({ where: { id }, data: { ...line, lineNumber } });
      else await tx.nominationLine.create({ data: { ...line, id: newId(), documentId, lineNumber } });
    }
    await recordAudit(tx, ctx, {
      action: "nominationDocument.changed",
      conferenceId: document.delegation.conferenceId,
      subjectType: "nominationDocument",
      subjectId: documentId,
      changes: {
        lines: {
          before: document.lines.map(({ nameAsWritten }) => nameAsWritten).join("; "),
          after: lines.map(({ nameAsWritten }) => nameAsWritten).join("; "),
        },
      },
    });
    return ok({ version: version + 1 });
  });
}
