import { LOCALES, type Locale } from "@/lib/i18n/config";
import type { CellReader } from "@/lib/imports/read-cell";
import type { HeaderField } from "@/lib/tabular/match-header";

/** A column that a table may have: the names it goes by, and how its cells are read. */
export type ImportColumn = HeaderField & { read: CellReader };

/**
 * The columns of a kind of table, in the order of its readers.
 * @param aliases name of the column → language → its names, a bar between them; the first is that of the template
 * @param required columns without which no row means anything
 */
export function columnsOf<Name extends string>(
  aliases: Record<Name, Record<Locale, string>>,
  required: readonly NoInfer<Name>[],
  readers: Record<Name, CellReader>,
): readonly ImportColumn[] {
  return (Object.entries(readers) as [Name, CellReader][]).map(([name, read]) => ({
    name,
    required: required.includes(name),
    read,
    aliases: Object.fromEntries(
      LOCALES.map((locale) => [locale, aliases[name][locale].split("|")]),
    ) as unknown as ImportColumn["aliases"],
  }));
}
