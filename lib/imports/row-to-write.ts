import { createHash } from "node:crypto";

/** A row to be written, with the record that it was seen to mean. */
export type RowToWrite<Write> = {
  importId: string;
  conferenceId: string;
  rowNumber: number;
  targetId: string | null;
  targetVersion: number | null;
  write: Write;
};

/** A UUID made of the row, so that a row written twice makes one registration. */
export function requestKeyOf(row: { importId: string; rowNumber: number }): string {
  const hex = createHash("sha256").update(`${row.importId}:${row.rowNumber}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
