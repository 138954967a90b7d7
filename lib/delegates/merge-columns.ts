import type { Prisma } from "@/lib/db/generated/client";
import { DRAFT_PARTS } from "@/lib/delegates/draft";
import { type MergeFieldName, mergeField } from "@/lib/delegates/merge-fields";

/** What both registrations of a merge are read with. */
export const MERGE_PARTS = DRAFT_PARTS;
export type MergeRow = Prisma.DelegateGetPayload<{ include: typeof MERGE_PARTS }>;

export type MergeColumns = { person: Record<string, unknown>; delegate: Record<string, unknown> };

/** The columns that these fields have in a registration. Photo and document have none: they move by themselves. */
export function columnsOfFields(row: MergeRow, fields: readonly MergeFieldName[]): MergeColumns {
  const pick = (from: Record<string, unknown>, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
  const rows = fields.map(mergeField);
  return {
    person: pick(
      row.person,
      rows.flatMap(({ person = [] }) => person),
    ),
    delegate: pick(
      row,
      rows.flatMap(({ delegate = [] }) => delegate),
    ),
  };
}

/** The same columns as JSON, for the record of the merge; dates as instants. */
export function storedColumns({ person, delegate }: MergeColumns): MergeColumns {
  return JSON.parse(JSON.stringify({ person, delegate })) as MergeColumns;
}
