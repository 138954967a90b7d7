import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { LOCALES } from "@/lib/i18n/config";
import type { KnownDelegation } from "@/lib/imports/find-delegation";
import type { TableKind } from "@/lib/imports/kinds";
import type { DelegateFacts } from "@/lib/imports/plan-delegates";
import { columnsOfKind, type ReadRow, readRow } from "@/lib/imports/read-row";
import { matchHeader } from "@/lib/tabular/match-header";
import { readTable } from "@/lib/tabular/read-table";
import { DUSHANBE } from "@/prisma/seed/conference";
import { delegationRows } from "@/prisma/seed/read-csv";

/** Every name that a column of that kind may have. */
export const knownHeaders = (kind: TableKind) =>
  columnsOfKind(kind).flatMap(({ name, aliases }) => [name, ...Object.values(aliases).flat()]);

/** The rows of a table as the import reads them. */
export async function rowsOf(kind: TableKind, text: string | Uint8Array): Promise<ReadRow[]> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const result = await readTable(bytes, { knownHeaders: knownHeaders(kind) });
  if (!result.ok) throw new Error(`${result.problem} ${JSON.stringify(result.detail)}`);
  const { header, rows, dateSystem } = result.table;
  const matched = matchHeader(header, columnsOfKind(kind));
  const columns = Object.fromEntries(
    matched.columns.flatMap((match, column) => (match ? [[match.field, column]] : [])),
  );
  return rows.map((row) => readRow(kind, row, columns, { dateSystem }));
}

/** One of the demo's three files, as bytes. */
export const demoFile = (name: "delegations" | "nomination-lines" | "delegates") =>
  new Uint8Array(readFileSync(`prisma/seed/data/${name}.csv`));

/** An id made of a code. */
export function idOf(code: string): string {
  const hex = createHash("sha256").update(code).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The demo's delegations, each with its id made of its code. */
export const demoDelegations = (): KnownDelegation[] =>
  delegationRows().map(({ code, type, name, country_iso3 }) => ({
    id: idOf(code),
    state: "INVITED",
    language: "en",
    organization: {
      id: `organization ${code}`,
      code,
      type,
      suspended: false,
      name: { en: name },
      acronym: {},
      countryIso3: country_iso3 || null,
      aliases: [],
    },
  }));

/** The demo's categories, each with its id made of its code. */
export const demoCategories = (): DelegateFacts["categories"] =>
  DUSHANBE.categories.map(({ code, name, selfRegistration, organizationTypes, asks }) => ({
    id: idOf(code),
    code,
    names: LOCALES.map((locale) => name[locale]),
    isOpen: selfRegistration,
    organizationTypes,
    asks,
  }));

export const demoFacts = (facts: Partial<DelegateFacts> = {}): DelegateFacts => ({
  delegations: demoDelegations(),
  ownId: null,
  categories: demoCategories(),
  people: [],
  days: { startsOn: DUSHANBE.startsOn, endsOn: DUSHANBE.endsOn, today: "2026-12-01" },
  hashOf: (issuer, number) => createHash("sha256").update(`${issuer}|${number}`).digest("hex"),
  ...facts,
});
