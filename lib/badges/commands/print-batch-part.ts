import "server-only";
import { createHash } from "node:crypto";
import { recordAudit } from "@/lib/audit/record";
import { badgeDocument } from "@/lib/badges/document";
import { getPrintRun } from "@/lib/badges/queries/printable";
import { batchFilterSchema } from "@/lib/badges/schema";
import { transitionBadges } from "@/lib/badges/transition";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { fileStore } from "@/lib/documents/file-store";
import { newStorageKey } from "@/lib/documents/storage";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import { typesetPdf } from "@/lib/typeset/compile";

type Part = { batchId: string; part: number; from: number; to: number };

/** Badges of the stretch that still wait for their print; one ended or printed at a desk meanwhile is left out. */
async function queuedBadges({ batchId, from, to }: Part) {
  const items = await db.badgeBatchItem.findMany({
    where: { batchId, position: { gte: from, lt: to }, badge: { state: "QUEUED" } },
    select: { badgeId: true },
    orderBy: { position: "asc" },
  });
  return items.flatMap(({ badgeId }) => badgeId ?? []);
}

async function storePdf(pdf: Uint8Array) {
  const storageKey = newStorageKey("badges");
  const { byteSize } = await fileStore().put(storageKey, pdf);
  return { storageKey, byteSize, sha256: new Uint8Array(createHash("sha256").update(pdf).digest()) };
}

/**
 * Sets the badges of a stretch as one PDF, stores it and counts them as printed, all or nothing: a part has its row
 * only with its file and its events. May be repeated; a part that is there is left alone.
 * @param part its position in the batch, from 0; `from` (included) and `to` (excluded) are positions of people
 */
export async function printBatchPart(ctx: Ctx, part: Part): Promise<Result<{ printed: number }>> {
  const denied = authorize(ctx, "badge.print");
  if (denied) return refusal(denied);
  const { batchId, part: position, to } = part;
  const batch = await db.badgeBatch.findUnique({
    where: { id: batchId },
    include: { parts: { where: { position } } },
  });
  if (!batch) return refuse("NOT_FOUND", "batchNotFound");
  if (batch.parts.length > 0) return ok({ printed: 0 });
  const ids = await queuedBadges(part);
  const run = ids.length > 0 ? await getPrintRun(ctx, ids) : undefined;
  if (run && !run.ok) return run;
  const { form } = batchFilterSchema.parse(batch.filter);
  const badges = run?.value.badges ?? [];
  const stored = run && (await storePdf(await typesetPdf(badgeDocument(badges, run.value.stock, form))));
  const { conferenceId } = batch;
  const done = await inTransaction(ctx, async (tx, ctx) => {
    const { count } = await tx.badgeBatch.updateMany({
      where: { id: batchId, done: { lt: to } },
      data: { done: to },
    });
    if (count === 0 || !stored) return ok({ printed: 0 });
    const fileId = newId();
    const file = {
      ...stored,
      id: fileId,
      conferenceId,
      purpose: "BADGE_BATCH",
      mediaType: "application/pdf",
    } as const;
    await tx.file.create({ data: { ...file, createdAt: ctx.now } });
    await tx.badgeBatchPart.create({
      data: { id: newId(), batchId, position, badges: badges.length, fileId },
    });
    const subjects = badges.map(({ id, state }) => ({ id, state, conferenceId }));
    const printed = await transitionBadges(tx, ctx, "print", subjects, {
      details: { batchId },
      onBehalfOf: batch.requestedBy,
    });
    if (!printed.ok) return printed;
    await recordAudit(tx, ctx, {
      action: "badge.printed",
      conferenceId,
      subjectType: "badgeBatch",
      subjectId: batchId,
      details: { numbers: badges.map(({ number }) => number), requestedBy: batch.requestedBy },
    });
    return ok({ printed: badges.length });
  });
  if (stored && !(done.ok && done.value.printed > 0)) await fileStore().delete(stored.storageKey);
  return done;
}
