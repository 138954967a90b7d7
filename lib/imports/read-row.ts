import { DELEGATE_COLUMNS } from "@/lib/imports/columns/delegates";
import { DELEGATION_COLUMNS } from "@/lib/imports/columns/delegations";
import { NOMINATION_COLUMNS } from "@/lib/imports/columns/nominations";
import type { ImportColumn } from "@/lib/imports/import-column";
import type { TableKind } from "@/lib/imports/kinds";
import type { Reason } from "@/lib/imports/reason";
import type { DateOptions } from "@/lib/tabular/date-cell";
import type { Cell } from "@/lib/tabular/table";

const COLUMNS: Record<TableKind, readonly ImportColumn[]> = {
  DELEGATIONS: DELEGATION_COLUMNS,
  NOMINATIONS: NOMINATION_COLUMNS,
  DELEGATES: DELEGATE_COLUMNS,
};

/** The columns that a table of that kind may have. */
export function columnsOfKind(kind: TableKind): readonly ImportColumn[] {
  return COLUMNS[kind];
}

/** Field → number of the column, from 0. */
export type ChosenColumns = Record<string, number>;

/** A row of the file by field. Empty cells are left out: they say nothing. */
export type ReadRow = { number: number; values: Record<string, unknown>; problems: Reason[] };

/** Reads the cells of a row by the chosen columns; what is not taken is told, and the rest is kept. */
export function readRow(
  kind: TableKind,
  { number, cells }: { number: number; cells: readonly Cell[] },
  columns: ChosenColumns,
  options: DateOptions,
): ReadRow {
  const values: Record<string, unknown> = {};
  const problems: Reason[] = [];
  for (const { name, read } of COLUMNS[kind]) {
    const place = columns[name];
    const cell = place === undefined ? null : (cells[place] ?? null);
    if (cell === null) continue;
    const reading = read(cell, options);
    if (!reading.ok) problems.push({ field: name, text: reading.text });
    else if (reading.value !== null) values[name] = reading.value;
  }
  return { number, values, problems };
}
