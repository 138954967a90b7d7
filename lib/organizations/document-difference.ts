import { tidyText } from "@/lib/i18n/text-hygiene";
import { toLatin } from "@/lib/i18n/transliterate";
import { bestAssignment } from "@/lib/matching/best-assignment";
import { compareReadNames, type NameComparison, PROBABLE } from "@/lib/matching/compare-names";
import { nameIndex } from "@/lib/matching/name-index";
import { readName } from "@/lib/matching/read-name";

/** A line of a nomination document, as far as a later document can change it. */
export type DocumentLine = {
  lineNumber: number;
  nameAsWritten: string;
  titleAsWritten: string;
  roleAsWritten: string;
};

export type LineChange = "name" | "title" | "role";

/** One person in both documents. `comparison` says why the two names are taken for one. */
export type ContinuedLine<Line extends DocumentLine> = {
  before: Line;
  after: Line;
  changes: LineChange[];
  comparison: NameComparison;
  /** Another line of either document could be meant as well. */
  isOpen: boolean;
};

export type DocumentDifference<Line extends DocumentLine> = {
  added: Line[];
  dropped: Line[];
  changed: ContinuedLine<Line>[];
  kept: ContinuedLine<Line>[];
};

/** Between equal names, the same title, role and place tell who is who; never more than a name's own difference. */
const SAME_TITLE = 0.004;
const SAME_ROLE = 0.002;
const SAME_PLACE = 0.001;
/** Less than a title: lines alike in name and title are for a person to sort. */
const CLEAR_LEAD = 0.0035;

const foldName = (name: string) => tidyText(name).toLowerCase();

function changesOf(before: DocumentLine, after: DocumentLine): LineChange[] {
  const changes: LineChange[] = [];
  if (foldName(before.nameAsWritten) !== foldName(after.nameAsWritten)) changes.push("name");
  if (toLatin(before.titleAsWritten) !== toLatin(after.titleAsWritten)) changes.push("title");
  if (toLatin(before.roleAsWritten) !== toLatin(after.roleAsWritten)) changes.push("role");
  return changes;
}

function closeness(before: DocumentLine, after: DocumentLine): number {
  const changes = changesOf(before, after);
  return (
    (changes.includes("title") ? 0 : SAME_TITLE) +
    (changes.includes("role") ? 0 : SAME_ROLE) +
    (before.lineNumber === after.lineNumber ? SAME_PLACE : 0)
  );
}

/**
 * What a superseding document adds, drops, changes and keeps. Lines belong together by name across spelling and
 * script; of namesakes, by title, role and place. A change of name is any change of letters; titles and roles count as
 * changed when more than case, marks and punctuation do. A new place alone is no change.
 */
export function documentDifference<Line extends DocumentLine>(
  before: readonly Line[],
  after: readonly Line[],
): DocumentDifference<Line> {
  const readBefore = before.map(({ nameAsWritten }) => readName(nameAsWritten));
  const readAfter = after.map(({ nameAsWritten }) => readName(nameAsWritten));
  const near = nameIndex(readAfter);
  const pairs = readBefore.flatMap((name, row) =>
    near(name).flatMap((column) => {
      const [earlier, later, other] = [before[row], after[column], readAfter[column]];
      if (!earlier || !later || !other) return [];
      const comparison = compareReadNames(name, other);
      if (comparison.score < PROBABLE) return [];
      return [{ row, column, comparison, worth: comparison.score + closeness(earlier, later) }];
    }),
  );
  const assigned = bestAssignment(pairs);
  const ofRow = Map.groupBy(pairs, ({ row }) => row);
  const continued = before.flatMap((line, row): ContinuedLine<Line>[] => {
    const given = assigned.get(row);
    const pair = ofRow.get(row)?.find(({ column }) => column === given?.column);
    const later = pair && after[pair.column];
    if (!given || !pair || !later) return [];
    const { comparison } = pair;
    return [
      {
        before: line,
        after: later,
        changes: changesOf(line, later),
        comparison,
        isOpen: given.lead < CLEAR_LEAD,
      },
    ];
  });
  const stays = new Set(continued.map((line) => line.before));
  const known = new Set(continued.map((line) => line.after));
  return {
    added: after.filter((line) => !known.has(line)),
    dropped: before.filter((line) => !stays.has(line)),
    changed: continued.filter(({ changes }) => changes.length > 0),
    kept: continued.filter(({ changes }) => changes.length === 0),
  };
}
