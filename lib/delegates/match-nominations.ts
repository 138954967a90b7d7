import { decisionsInForce, type MatchDecision } from "@/lib/delegates/match-decisions";
import { bestAssignment } from "@/lib/matching/best-assignment";
import {
  CERTAIN,
  compareReadNames,
  type NameComparison,
  type NameReason,
  PROBABLE,
} from "@/lib/matching/compare-names";
import { nameIndex } from "@/lib/matching/name-index";
import { type NameParts, type ReadName, readName } from "@/lib/matching/read-name";

/** A line of a nomination document. */
export type NominatedName = { id: string; nameAsWritten: string };
/** A registration of the same delegation. */
export type RegisteredName = { id: string; name: NameParts };

/**
 * How sure a match is: a person said so; the names are one and nobody else is near; a person should look; two could
 * claim each other's place, so that nobody is proposed; nobody is near.
 */
export type MatchCertainty = "confirmed" | "certain" | "probable" | "ambiguous" | "none";

export type Candidate = { delegateId: string; score: number; reasons: NameReason[] };

export type LineMatch = {
  lineId: string;
  delegateId: string | null;
  certainty: MatchCertainty;
  score: number;
  reasons: NameReason[];
  /** Others who are near, the nearest first; of an ambiguous line, all who could be meant. */
  runnersUp: Candidate[];
};

export type NominationMatch = { lines: LineMatch[]; delegatesWithoutLine: string[] };

/** Nearer than this is a toss: one spelling with the father's name and without it, two who share initials. */
const CLEAR_LEAD = 0.035;
/** From here on a person is shown beside a line, though not proposed. */
const WORTH_A_LOOK = 0.5;
const MAX_RUNNERS_UP = 5;
const NOBODY: NameComparison = { score: 0, reasons: [] };

type Scored = { row: number; column: number; comparison: NameComparison };

/** Compares each line with those who share a spelling, a stem or consonants with it. */
function scorePairs(lines: readonly ReadName[], delegates: readonly ReadName[]): Scored[] {
  const near = nameIndex(delegates);
  return lines.flatMap((line, row) =>
    near(line).flatMap((column): Scored[] => {
      const delegate = delegates[column];
      const comparison = delegate ? compareReadNames(line, delegate) : NOBODY;
      return comparison.score >= WORTH_A_LOOK ? [{ row, column, comparison }] : [];
    }),
  );
}

/**
 * Matches the lines of a delegation's document to its registrations, one to one, so that the sum of scores is the
 * highest there is. A line whose next best choice costs less than `CLEAR_LEAD` is ambiguous and given nobody. What a
 * person has confirmed or rejected is taken as it is, and the rest is matched around it.
 * @param decisions in the order in which they were taken; those on lines or people not given here are ignored
 */
export function matchNominations(
  lines: readonly NominatedName[],
  delegates: readonly RegisteredName[],
  decisions: readonly MatchDecision[] = [],
): NominationMatch {
  const lineIds = new Set(lines.map(({ id }) => id));
  const delegateIds = new Set(delegates.map(({ id }) => id));
  const known = decisions.filter(
    ({ lineId, delegateId }) => lineIds.has(lineId) && delegateIds.has(delegateId),
  );
  const { delegateOf, isRejected } = decisionsInForce(known);
  const taken = new Set(delegateOf.values());

  const readLines = lines.map(({ nameAsWritten }) => readName(nameAsWritten));
  const readDelegates = delegates.map(({ name }) => readName(name));
  const idOf = (column: number) => delegates[column]?.id ?? "";
  const open = scorePairs(readLines, readDelegates).filter(({ row, column }) => {
    const lineId = lines[row]?.id ?? "";
    return !delegateOf.has(lineId) && !taken.has(idOf(column)) && !isRejected(lineId, idOf(column));
  });
  const assigned = bestAssignment(
    open
      .filter(({ comparison }) => comparison.score >= PROBABLE)
      .map(({ row, column, comparison }) => ({ row, column, worth: comparison.score })),
  );
  const ofRow = Map.groupBy(open, ({ row }) => row);

  const matched = lines.map(({ id: lineId }, row): LineMatch => {
    const confirmed = delegateOf.get(lineId);
    if (confirmed !== undefined) {
      const [line, delegate] = [
        readLines[row],
        readDelegates[delegates.findIndex(({ id }) => id === confirmed)],
      ];
      const comparison = line && delegate ? compareReadNames(line, delegate) : NOBODY;
      return { lineId, delegateId: confirmed, certainty: "confirmed", ...comparison, runnersUp: [] };
    }
    const near = (ofRow.get(row) ?? []).toSorted((a, b) => b.comparison.score - a.comparison.score);
    const given = assigned.get(row);
    const isToss = given !== undefined && given.lead < CLEAR_LEAD;
    const chosen = isToss ? undefined : near.find(({ column }) => column === given?.column);
    const others = near.filter((pair) => pair !== chosen);
    const shown = isToss
      ? others.filter(({ comparison }) => comparison.score >= PROBABLE)
      : others.slice(0, MAX_RUNNERS_UP);
    const runnersUp = shown.map(({ column, comparison }) => ({ delegateId: idOf(column), ...comparison }));
    if (!chosen) {
      const certainty = isToss ? "ambiguous" : "none";
      return { lineId, delegateId: null, certainty, ...NOBODY, runnersUp };
    }
    const certainty = chosen.comparison.score >= CERTAIN ? "certain" : "probable";
    return { lineId, delegateId: idOf(chosen.column), certainty, ...chosen.comparison, runnersUp };
  });
  const found = new Set(matched.flatMap(({ delegateId }) => delegateId ?? []));
  return {
    lines: matched,
    delegatesWithoutLine: delegates.map(({ id }) => id).filter((id) => !found.has(id)),
  };
}
