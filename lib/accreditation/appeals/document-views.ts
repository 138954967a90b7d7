import type { Prisma } from "@/lib/db/generated/client";

/** A document of an appeal as it is shown: its pages are fetched as pictures. */
export type AppealDocumentView = { id: string; name: string; pages: number };

/** The documents of an appeal, in the order in which they were chosen. */
export const DOCUMENT_PARTS = {
  orderBy: { position: "asc" },
  select: { file: { select: { id: true, name: true, pageCount: true } } },
} as const satisfies Prisma.Appeal$documentsArgs;

type Row = { file: { id: string; name: string | null; pageCount: number | null } };

/** Rows as they are shown. */
export function documentViews(rows: readonly Row[]): AppealDocumentView[] {
  return rows.map(({ file }) => ({ id: file.id, name: file.name ?? "", pages: file.pageCount ?? 1 }));
}
