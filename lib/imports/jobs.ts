import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { storedBytes } from "@/lib/documents/stored-bytes";
import { actorOfUser } from "@/lib/identity/actor-of-user";
import { finishImport } from "@/lib/imports/commands/finish-import";
import { previewImport } from "@/lib/imports/commands/preview-import";
import { previewPhotos } from "@/lib/imports/commands/preview-photos";
import { readImportFile } from "@/lib/imports/commands/read-import-file";
import { writeImportRows } from "@/lib/imports/commands/write-import-rows";
import { writePhoto } from "@/lib/imports/commands/write-photo";
import { isTableKind } from "@/lib/imports/kinds";
import { openPhotoArchive } from "@/lib/imports/photo-archive";
import type { NominationWrite } from "@/lib/imports/plan-nominations";
import { WRITTEN_OUTCOMES } from "@/lib/imports/reason";
import { openRow } from "@/lib/imports/row-content";
import type { Result } from "@/lib/result";

const payloadSchema = z.strictObject({ importId: z.uuid(), userId: z.uuid() });

/** Rows after which the progress is told. */
const TOLD_EVERY = 20;

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

/** Rows that are written together: the lines of one paper; of other tables each row by itself. */
async function together(importId: string, isNominations: boolean): Promise<number[][]> {
  const outcome = { in: [...WRITTEN_OUTCOMES] };
  const where = { importId, selected: true, outcome, state: "PENDING" as const };
  const orderBy = { rowNumber: "asc" } as const;
  if (!isNominations) {
    const rows = await db.importRow.findMany({ where, orderBy, select: { rowNumber: true } });
    return rows.map(({ rowNumber }) => [rowNumber]);
  }
  const papers = Map.groupBy(await db.importRow.findMany({ where, orderBy }), (row) => {
    const { delegationId, reference } = openRow(row).write as NominationWrite;
    return `${delegationId} ${reference}`;
  });
  return [...papers.values()].map((paper) => paper.map(({ rowNumber }) => rowNumber));
}

/** Sets the chosen photos of an archive, one after another. */
async function writePhotos(acting: Ctx, importId: string, storageKey: string): Promise<void> {
  const bytes = await storedBytes(storageKey);
  if (!bytes) throw new Error("import: the archive is gone");
  const outcome = { in: [...WRITTEN_OUTCOMES] };
  const rows = await db.importRow.findMany({
    where: { importId, selected: true, outcome, state: "PENDING" },
  });
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
 * Task `import.write`: writes the chosen rows of an import, row by row, so that nobody waits for an import to end and
 * one wrong row harms no other. Killed and run again, or run twice at once, no row is written twice.
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
  const units = await together(importId, kind === "NOMINATIONS");
  let done = total - units.flat().length;
  let told = done;
  for (const rowNumbers of units) {
    must(await writeImportRows(acting, { import: { ...found, kind }, rowNumbers }));
    done += rowNumbers.length;
    if (done - told < TOLD_EVERY) continue;
    told = done;
    await db.import.updateMany({ where: { id: importId, state: "COMMITTING" }, data: { done } });
  }
  must(await finishImport(acting, { importId }));
}
