import { parse } from "csv-parse/sync";

/** In order of trust: a tab is typed by nobody, a comma stands in every second address. */
const DELIMITERS = ["\t", ";", "|", ","] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const SAMPLE_RECORDS = 200;
export const RECORD_ENDS = ["\r\n", "\n", "\r"];

/** Cells in a record of usual length, and the share of records that have that length; null where quotes do not fit. */
function consistency(text: string, delimiter: Delimiter, loose: boolean) {
  let records: string[][];
  try {
    records = parse(text, {
      delimiter,
      record_delimiter: RECORD_ENDS,
      relax_column_count: true,
      relax_quotes: loose,
      skip_empty_lines: true,
      to: SAMPLE_RECORDS,
    });
  } catch {
    return null;
  }
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [cells, times] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  return { cells, share: records.length === 0 ? 0 : times / records.length };
}

/**
 * The delimiter under which the first records are most alike, with more than one cell each. A text where no
 * delimiter gives that has one column.
 */
export function findDelimiter(text: string, loose = false): Delimiter | null {
  let best: { delimiter: Delimiter; share: number } | null = null;
  let fits = false;
  for (const delimiter of DELIMITERS) {
    const found = consistency(text, delimiter, loose);
    if (!found) continue;
    fits = true;
    if (found.cells > 1 && found.share > (best?.share ?? 0)) best = { delimiter, share: found.share };
  }
  return best?.delimiter ?? (fits ? "," : null);
}
