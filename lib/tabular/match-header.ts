import type { Locale } from "@/lib/i18n/config";
import { tidyText } from "@/lib/i18n/text-hygiene";
import { foldHeader } from "@/lib/tabular/fold-header";

/** A field that a column may fill, with the names it goes by in each language. */
export type HeaderField = { name: string; required?: boolean; aliases: Record<Locale, readonly string[]> };

/** How a column's name was recognised: as it stands, but for case and signs, or but for a letter or two. */
export type MatchKind = "exact" | "folded" | "similar";

export type HeaderMatch = {
  /** One for each column, in order; null where the column is not known. A field stands here once. */
  columns: ({ field: string; how: MatchKind } | null)[];
  /** Columns that fill nothing; places count from 0. */
  unknown: { column: number; name: string }[];
  /** Required fields without a column. */
  missing: string[];
  /** Fields that more than one column claims; the person chooses. */
  contested: { field: string; columns: number[] }[];
};

const namesOf = (field: HeaderField) => [field.name, ...Object.values(field.aliases).flat()];

/** Single edits between two texts, transpositions among them (Damerau 1964, optimal string alignment). */
function edits(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** A slip of the hand: one edit in names of six letters or more, two from eleven on. */
function isSlip(typed: string, name: string): boolean {
  const allowed = typed.length >= 11 ? 2 : typed.length >= 6 ? 1 : 0;
  return Math.abs(typed.length - name.length) <= allowed && edits(typed, name) <= allowed;
}

/** Names of columns beyond this length are sentences; comparing them would only cost time. */
const LONGEST = 80;

function kindOf(typed: string, field: HeaderField): MatchKind | null {
  const names = namesOf(field);
  if (names.some((name) => name === tidyText(typed))) return "exact";
  const folded = foldHeader(typed);
  if (folded === "") return null;
  const foldedNames = names.map(foldHeader);
  if (foldedNames.includes(folded)) return "folded";
  return folded.length <= LONGEST && foldedNames.some((name) => isSlip(folded, name)) ? "similar" : null;
}

/**
 * Which column fills which field. Better matches go first; a similar name counts only when it is similar to one field
 * alone and no other column has that field.
 */
export function matchHeader(header: readonly string[], fields: readonly HeaderField[]): HeaderMatch {
  const found = header.map((typed) =>
    fields.flatMap((field) => {
      const how = kindOf(typed, field);
      return how ? [{ field: field.name, how }] : [];
    }),
  );
  const columns: HeaderMatch["columns"] = header.map(() => null);
  const claims = new Map<string, number[]>();
  for (const how of ["exact", "folded", "similar"] as const) {
    const takenBefore = new Set(claims.keys());
    found.forEach((matches, column) => {
      const fitting = matches.filter((match) => match.how === how);
      const [match] = fitting;
      if (columns[column] || !match || (how === "similar" && fitting.length > 1)) return;
      if (how === "similar" && takenBefore.has(match.field)) return;
      if ([...claims.values()].some((claim) => claim.includes(column))) return;
      const claim = claims.get(match.field) ?? [];
      if (claim.length === 0) columns[column] = match;
      claims.set(match.field, [...claim, column]);
    });
  }
  const claimed = new Set([...claims.values()].flat());
  return {
    columns,
    unknown: header.flatMap((name, column) => (claimed.has(column) ? [] : [{ column, name }])),
    missing: fields.filter(({ name, required }) => required && !claims.has(name)).map(({ name }) => name),
    contested: [...claims]
      .filter(([, claim]) => claim.length > 1)
      .map(([field, claim]) => ({ field, columns: claim })),
  };
}
