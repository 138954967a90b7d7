import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { ownsPaper } from "@/lib/organizations/owns-paper";
import type { RecordNominationDocumentInput } from "@/lib/organizations/schema";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Ends the document that a new one replaces; one that was replaced or judged meanwhile is a conflict. */
async function supersede(
  tx: Tx,
  delegationId: string,
  { id, version }: { id: string; version: number },
): Promise<Result<undefined>> {
  const before = await tx.nominationDocument.findFirst({ where: { id, delegationId } });
  if (!before) return refuse("NOT_FOUND", "documentNotFound");
  const { count } = await tx.nominationDocument.updateMany({
    where: { id, version, state: { not: "SUPERSEDED" } },
    data: { state: "SUPERSEDED", version: version + 1 },
  });
  return count === 1 ? ok() : refuse("CONFLICT", "staleVersion");
}

/**
 * Records a note verbale, letter or credentials with its lines, as written on the paper, and with the paper itself.
 * With `supersedes` the earlier document ends; its lines and what was decided on them remain to be read.
 * @returns the document's id; NOT_FOUND outside the actor's delegations or for files of others, CONFLICT documentExists
 *   for the same reference, CONFLICT staleVersion when the earlier document was judged or replaced meanwhile
 */
export async function recordNominationDocument(
  ctx: Ctx,
  input: RecordNominationDocumentInput,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "nomination.record");
  if (denied) return refusal(denied);
  const { lines, documentDate, supersedes, fileId = null, ...document } = input;
  return inTransaction(ctx, async (tx, ctx) => {
    const delegation = await tx.delegation.findFirst({
      where: { id: document.delegationId, ...delegationScope(ctx, "nomination.record") },
    });
    if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
    if (fileId && !(await ownsPaper(tx, ctx, fileId, delegation.conferenceId, "NOMINATION_DOCUMENT"))) {
      return refuse("NOT_FOUND", "fileNotFound");
    }
    if (supersedes) {
      const ended = await supersede(tx, delegation.id, supersedes);
      if (!ended.ok) return ended;
    }
    const id = newId();
    await tx.nominationDocument.create({
      data: {
        ...document,
        id,
        fileId,
        supersedesId: supersedes?.id ?? null,
        documentDate: new Date(documentDate),
        receivedAt: ctx.now,
        recordedBy: ctx.actor.kind === "user" ? ctx.actor.userId : null,
        lines: { create: lines.map((line, index) => ({ id: newId(), lineNumber: index + 1, ...line })) },
      },
    });
    await recordAudit(tx, ctx, {
      action: "nominationDocument.recorded",
      conferenceId: delegation.conferenceId,
      subjectType: "nominationDocument",
      subjectId: id,
      details: {
        delegationId: delegation.id,
        reference: input.reference,
        lines: lines.length,
        fileId,
        supersedes: supersedes?.id ?? null,
      },
    });
    return ok({ id });
  });
}
