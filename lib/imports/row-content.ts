import { decryptField, encryptField, type FieldPlace } from "@/lib/crypto/field-encryption";
import { openBytes, sealBytes } from "@/lib/crypto/sealed-bytes";
import type { Cell } from "@/lib/tabular/table";

/** A row as it lies in the database: the cells as sent, and what the commit writes of them. */
export type RowContent = { cells: Cell[]; write: unknown };

const placeOf = (importId: string, rowNumber: number): FieldPlace => ({
  table: "ImportRow",
  column: "content",
  row: `${importId}:${rowNumber}`,
});

/** Encrypts the content of a row: tables of people hold document numbers and dates of birth. */
export function sealRow(importId: string, rowNumber: number, content: RowContent) {
  const { ciphertext, keyId } = encryptField(JSON.stringify(content), placeOf(importId, rowNumber));
  return { contentCiphertext: ciphertext, contentKeyId: keyId };
}

/** The content of a row in clear. */
export function openRow(row: {
  importId: string;
  rowNumber: number;
  contentCiphertext: Uint8Array;
  contentKeyId: string;
}): RowContent {
  const field = { ciphertext: row.contentCiphertext, keyId: row.contentKeyId };
  return JSON.parse(decryptField(field, placeOf(row.importId, row.rowNumber))) as RowContent;
}

const filePlace = (importId: string): FieldPlace => ({ table: "Import", column: "file", row: importId });

/** Encrypts a table on its way from the upload to the reader, so that it never lies on a disk in clear. */
export function sealFile(importId: string, bytes: Uint8Array): Uint8Array {
  return sealBytes(bytes, filePlace(importId));
}

/** The bytes that `sealFile` took. */
export function openFile(importId: string, sealed: Uint8Array): Uint8Array {
  return openBytes(sealed, filePlace(importId));
}
