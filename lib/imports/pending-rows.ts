import "server-only";
import type { Tx } from "@/lib/db/client";
import type { TableKind } from "@/lib/imports/kinds";
import { openRow } from "@/lib/imports/row-content";
import type { RowToWrite } from "@/lib/imports/row-to-write";

export type ImportOfRows = { id: string; conferenceId: string; kind: TableKind };

type Locked = {
  rowNumber: number;
  targetId: string | null;
  targetVersion: number | null;
  contentCiphertext: Uint8Array;
  contentKeyId: string;
};

/**
 * The rows among these that wait to be written, opened, and locked until the commit: a job that is run twice at once
 * writes none of them twice.
 */
export async function lockPendingRows(
  tx: Tx,
  { id: importId, conferenceId }: ImportOfRows,
  rowNumbers: number[],
): Promise<RowToWrite<never>[]> {
  const locked = await tx.$queryRaw<Locked[]>`
    SELECT "rowNumber", "targetId", "targetVersion", "contentCiphertext", "contentKeyId" FROM "ImportRow"
    WHERE "importId" = ${importId}::uuid AND "rowNumber" = ANY(${rowNumbers}) AND "state" = 'PENDING'
    ORDER BY "rowNumber" FOR UPDATE`;
  return locked.map(({ contentCiphertext, contentKeyId, ...row }) => {
    const sealed = { importId, rowNumber: row.rowNumber, contentCiphertext, contentKeyId };
    return { ...row, importId, conferenceId, write: openRow(sealed).write as never };
  });
}

/** What became of a row: the record that it made, or why it was refused, a key of the namespace `errors`. */
export type RowEnd = { rowNumber: number; id?: string; refusal?: string };

/** Notes what became of new people's rows, in one statement. */
export async function noteRowEnds(tx: Tx, importId: string, ends: readonly RowEnd[]): Promise<void> {
  const values = JSON.stringify(ends);
  await tx.$executeRaw`
    UPDATE "ImportRow" r SET
      "state" = (CASE WHEN e."id" IS NULL THEN 'FAILED' ELSE 'WRITTEN' END)::"ImportRowState",
      "delegateId" = e."id", "result" = jsonb_strip_nulls(jsonb_build_object('id', e."id", 'refusal', e."refusal"))
    FROM jsonb_to_recordset(${values}::jsonb) AS e("rowNumber" int, "id" uuid, "refusal" text)
    WHERE r."importId" = ${importId}::uuid AND r."rowNumber" = e."rowNumber" AND r."state" = 'PENDING'`;
}
