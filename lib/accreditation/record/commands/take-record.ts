import "server-only";
import { gatherRecord } from "@/lib/accreditation/record/gather-record";
import { type RecordWords, recordDocument } from "@/lib/accreditation/record/record-document";
import type { TakeRecordInput } from "@/lib/accreditation/record/schema";
import { TIMELINE_NAMESPACES } from "@/lib/accreditation/timeline/entry-words";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { FileToServe } from "@/lib/documents/queries";
import { wordsOf } from "@/lib/imports/import-words";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { typesetPdf } from "@/lib/typeset/compile";

const NAMESPACES = [...TIMELINE_NAMESPACES, "record", "states"] as const;

/**
 * The accreditation record of one person: as PDF/A with the file for checking attached, or that file alone. Its making
 * is an entry of the audit trail that holds the seal, so that a paper can be told from one that was never made.
 * @returns the file as a stream; NOT_FOUND registrationNotFound out of reach
 */
export async function takeRecord(
  ctx: Ctx,
  { delegateId, format }: TakeRecordInput,
): Promise<Result<FileToServe>> {
  const denied = authorize(ctx, "record.print");
  if (denied) return refusal(denied);
  const { actor, locale } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const gathered = await gatherRecord(db, ctx, delegateId);
  if (!gathered.ok) return gathered;
  const record = gathered.value;
  const json = new TextEncoder().encode(`${JSON.stringify(record, null, 2)}\n`);
  const words = Object.fromEntries(NAMESPACES.map((name) => [name, wordsOf(locale, name)])) as RecordWords;
  // Set before the transaction: the head of the chain is never held while a page is made.
  const bytes =
    format === "pdf"
      ? await typesetPdf(recordDocument(record, { locale, by: actor.name, words, json }))
      : json;
  const kept = await inTransaction(ctx, async (tx, ctx) => {
    await recordAudit(tx, ctx, {
      action: "record.printed",
      conferenceId: record.audit.chain,
      subjectType: "delegate",
      subjectId: delegateId,
      details: { format, seal: record.seal, head: record.audit.head.sequence },
    });
    return ok();
  });
  if (!kept.ok) return kept;
  return ok({
    mediaType: format === "pdf" ? "application/pdf" : "application/json; charset=utf-8",
    byteSize: bytes.byteLength,
    name: `${record.person.reference}-record.${format}`,
    stream: new Blob([new Uint8Array(bytes)]).stream(),
  });
}
