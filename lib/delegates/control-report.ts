import type { MatchDecision } from "@/lib/delegates/match-decisions";
import {
  type LineMatch,
  matchNominations,
  type NominatedName,
  type RegisteredName,
} from "@/lib/delegates/match-nominations";
import { type DelegationRole, roleOfWord } from "@/lib/delegates/role-words";
import { toLatin } from "@/lib/i18n/transliterate";
import type { NameReason } from "@/lib/matching/compare-names";
import type { NameParts } from "@/lib/matching/read-name";

export type NominatedLine = NominatedName & { titleAsWritten: string; roleAsWritten: string };
export type Registration = RegisteredName & {
  functionalTitle: string | null;
  delegationRole: DelegationRole | null;
};

/** Where a document and a registration that belong together say two things. Roles registered are codes. */
export type ControlDifference = {
  lineId: string;
  delegateId: string;
  kind: "title" | "role" | "roleUnknown" | "name";
  asWritten: string;
  asRegistered: string;
};

export type ControlReport = {
  /** Lines whose person has not registered. */
  missingRegistrations: string[];
  /** Registrations that no line names or may name. */
  notNominated: string[];
  differences: ControlDifference[];
  /** Lines for which a person has to choose. */
  ambiguous: LineMatch[];
  matches: LineMatch[];
};

/** Reasons for which the name on the badge would not be the name of the document. */
const NAME_DIFFERS: readonly NameReason[] = [
  "otherOrder",
  "otherTransliteration",
  "partMissing",
  "initialOnly",
  "endingDiffers",
  "oneLetterDiffers",
  "wordsDiffer",
];

/** A title for comparison: letters and digits only, so that case, marks, apostrophes and commas do not count. */
const foldTitle = (title: string | null) => toLatin(title ?? "");

const nameAsRegistered = ({ familyName, givenNames, patronymic, isMononym }: NameParts) =>
  isMononym
    ? (familyName ?? "")
    : [familyName, [givenNames, patronymic].filter(Boolean).join(" ")].filter(Boolean).join(", ");

function differencesOf(match: LineMatch, line: NominatedLine, delegate: Registration): ControlDifference[] {
  const differs = (kind: ControlDifference["kind"], asWritten: string, asRegistered: string) => [
    { lineId: line.id, delegateId: delegate.id, kind, asWritten, asRegistered },
  ];
  const { titleAsWritten: title, roleAsWritten: written } = line;
  const found: ControlDifference[] = [];
  if (match.reasons.some((reason) => NAME_DIFFERS.includes(reason))) {
    found.push(...differs("name", line.nameAsWritten, nameAsRegistered(delegate.name)));
  }
  if (foldTitle(title) !== "" && foldTitle(title) !== foldTitle(delegate.functionalTitle)) {
    found.push(...differs("title", title, delegate.functionalTitle ?? ""));
  }
  if (written.trim() === "") return found;
  const role = roleOfWord(written);
  if (role === delegate.delegationRole) return found;
  return [...found, ...differs(role ? "role" : "roleUnknown", written, delegate.delegationRole ?? "")];
}

/**
 * Sets a delegation's nomination lines beside its registrations: who is missing, who was not nominated, what differs.
 * What a document leaves empty differs from nothing. A registration that an ambiguous line may mean is not called
 * "not nominated".
 */
export function controlReport(
  lines: readonly NominatedLine[],
  delegates: readonly Registration[],
  decisions: readonly MatchDecision[] = [],
): ControlReport {
  const { lines: matches, delegatesWithoutLine } = matchNominations(lines, delegates, decisions);
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  const delegateOf = new Map(delegates.map((delegate) => [delegate.id, delegate]));
  const ambiguous = matches.filter(({ certainty }) => certainty === "ambiguous");
  const perhaps = new Set(
    ambiguous.flatMap(({ runnersUp }) => runnersUp.map(({ delegateId }) => delegateId)),
  );
  return {
    missingRegistrations: matches.filter(({ certainty }) => certainty === "none").map(({ lineId }) => lineId),
    notNominated: delegatesWithoutLine.filter((id) => !perhaps.has(id)),
    differences: matches.flatMap((match) => {
      const line = lineOf.get(match.lineId);
      const delegate = delegateOf.get(match.delegateId ?? "");
      return line && delegate ? differencesOf(match, line, delegate) : [];
    }),
    ambiguous,
    matches,
  };
}
