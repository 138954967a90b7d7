import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { storedBytes } from "@/lib/documents/stored-bytes";
import { actorOfUser } from "@/lib/identity/actor-of-user";
import { expireImport } from "@/lib/imports/commands/expire-import";
import { finishImport } from "@/lib/imports/commands/finish-import";
import { previewImport } from "@/lib/imports/commands/preview-import";
import { previewPhotos } from "@/lib/imports/commands/preview-photos";
import { readImportFile } from "@/lib/imports/commands/read-import-file";
import { type RowsTogether, writeImportRows } from "@/lib/imports/commands/write-import-rows";
import { writePhoto } from "@/lib/imports/commands/write-photo";
import { isTableKind, type TableKind } from "@/lib/imports/kinds";
import { openPhotoArchive } from "@/lib/imports/photo-archive";
import type { NominationWrite } from "@/lib/imports/plan-nominations";
import { WRITTEN_OUTCOMES } from "@/lib/imports/reason";
import { openRow } from "@/lib/imports/row-content";
import type { Result } from "@/lib/result";

const payloadSchema = z.strictObject({ importId: z.uuid(), userId: z.uuid() });

/** Rows after which the progress is told. */
const TOLD_EVERY = 20;

/** New people that are written together: enough to spare round trips, few enough that nobody waits for the commit. */
const PIECE = 50;

/** Rows whose contents are held in memory at once. */
const OPENED_AT_ONCE = 500;

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`import: ${result.error.code} ${result.error.message}`);
}

/** The job's context, in which the person acts who asked for it; null when they may no longer act. */
async function onBehalf(ctx: Ctx, userId: string, importId: string): Promise<Ctx | null> {
  const actor = await actorOfUser(userId, importId, ctx.now);
  return actor && { ...ctx, actor };
}

const fail = (ctx: Ctx, importId: string, failure: string) =>
  db.import.updateMany({
    where: { id: importId, state: { in: ["READING", "COMMITTING"] } },
    data: { state: "FAILED", failure, finishedAt: ctx.now },
  });

/**
 * Task `import.read`: reads the file of an import into rows and says what each would do. Killed and run again, it
 * begins anew and comes to the same.
 * @throws Error for the queue to try again
 */
export async function readImport(ctx: Ctx, payload: unknown): Promise<void> {
  const { importId, userId } = payloadSchema.parse(payload);
  const found = await db.import.findUnique({ where: { id: importId } });
  if (found?.state !== "READING") return;
  const acting = await onBehalf(ctx, userId, importId);
  if (!acting) return void (await fail(ctx, importId, "notAllowed"));
  const steps = isTableKind(found.kind) ? [readImportFile, previewImport] : [previewPhotos];
  for (const step of steps) {
    const done = await step(acting, { importId });
    if (!done.ok && done.error.code === "FORBIDDEN") return void (await fail(ctx, importId, "notAllowed"));
    must(done);
  }
}

/** What of an import waits to be written, in the order of the file. */
const pendingOf = (importId: string) => ({
  where: {
    importId,
    selected: true,
    outcome: { in: [...WRITTEN_OUTCOMES] },
    state: "PENDING" as const,
  },
  orderBy: { rowNumber: "asc" as const },
});

/** The lines of each paper; rows of a page at a time are opened. */
async function papersOf(importId: string): Promise<RowsTogether[]> {
  const papers = new Map<string, number[]>();
  const { where, orderBy } = pendingOf(importId);
  for (let after = 0; ; ) {
    const page = await db.importRow.findMany({
      where: { ...where, rowNumber: { gt: after } },
      orderBy,
      take: OPENED_AT_ONCE,
    });
    for (const row of page) {
      const { delegationId, reference } = openRow(row).write as NominationWrite;
      const paper = `${delegationId} ${reference}`;
      papers.set(paper, [...(papers.get(paper) ?? []), row.rowNumber]);
    }
    const last = page.at(-1);
    if (!last) return [...papers.values()].map((rowNumbers) => ({ kind: "paper", rowNumbers }));
    after = last.rowNumber;
  }
}

/** Rows that are written together: the lines of one paper, new people in pieces; everything else row by row. */
async function togetherOf(importId: string, kind: TableKind): Promise<RowsTogether[]> {
  if (kind === "NOMINATIONS") return papersOf(importId);
  const select = { rowNumber: true, outcome: true };
  const rows = await db.importRow.findMany({ ...pendingOf(importId), select });
  const isNewPerson = ({ outcome }: { outcome: string }) => kind === "DELEGATES" && outcome === "NEW";
  const together: RowsTogether[] = [];
  let piece: number[] = [];
  for (const row of rows) {
    if (!isNewPerson(row)) {
      together.push({ kind: "row", rowNumbers: [row.rowNumber] });
      continue;
    }
    piece.push(row.rowNumber);
    if (piece.length < PIECE) continue;
    together.push({ kind: "newPeople", rowNumbers: piece });
    piece = [];
  }
  if (piece.length > 0) together.push({ kind: "newPeople", rowNumbers: piece });
  return together;
}

/** Sets the chosen photos of an archive, one after another. */
async function writePhotos(acting: Ctx, importId: string, storageKey: string): Promise<void> {
  const bytes = await storedBytes(storageKey);
  if (!bytes) throw new Error("import: the archive is gone");
  const rows = await db.importRow.findMany(pendingOf(importId));
  const pending = new Map(rows.map((row) => [row.rowNumber, row]));
  for (const photo of await openPhotoArchive(bytes)) {
    const row = pending.get(photo.number);
    const picture = row && (await photo.read());
    if (!row || !picture) continue;
    must(await writePhoto(acting, { row, bytes: picture }));
    await db.import.updateMany({
      where: { id: importId, state: "COMMITTING" },
      data: { done: { increment: 1 } },
    });
  }
}

/**
 * Task `import.write`: writes the chosen rows of an import in pieces, so that nobody waits for an import to end, and one
 * wrong row harms no other. Killed and run again, or run twice at once, no row is written twice.
 * @throws Error for the queue to try again
 */
export async function writeImport(ctx: Ctx, payload: unknown): Promise<void> {
  const { importId, userId } = payloadSchema.parse(payload);
  const found = await db.import.findUnique({ where: { id: importId }, include: { file: true } });
  if (found?.state !== "COMMITTING") return;
  const { kind, total } = found;
  const acting = await onBehalf(ctx, userId, importId);
  if (!acting) return void (await fail(ctx, importId, "notAllowed"));
  if (!isTableKind(kind)) {
    if (found.file) await writePhotos(acting, importId, found.file.storageKey);
    return void must(await finishImport(acting, { importId }));
  }
  const pieces = await togetherOf(importId, kind);
  let done = total - pieces.reduce((sum, { rowNumbers }) => sum + rowNumbers.length, 0);
  let told = done;
  for (const together of pieces) {
    must(await writeImportRows(acting, { import: { ...found, kind }, together }));
    done += together.rowNumbers.length;
    if (done - told < TOLD_EVERY) continue;
    told = done;
    await db.import.updateMany({ where: { id: importId, state: "COMMITTING" }, data: { done } });
  }
  must(await finishImport(acting, { importId }));
}

/** Rows of an import that was written, thrown away or left lying are kept so long, for whoever asks about its report. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Task `imports.expire`: removes the rows of old imports. Those being read or written are left alone. */
export async function expireImports(ctx: Ctx): Promise<void> {
  const old = await db.import.findMany({
    where: {
      createdAt: { lt: new Date(ctx.now.getTime() - KEPT_MS) },
      expiredAt: null,
      state: { notIn: ["READING", "COMMITTING"] },
    },
    select: { id: true },
  });
  for (const { id } of old) must(await expireImport(ctx, { importId: id }));
}
