import { type DelegateState, takesPlace } from "@/lib/policy/delegate-states";

/** Entries of the log that may tell of a change in what is printed, by what they are about. */
export const PRINTING_ACTIONS = [
  "registration.saved",
  "photo.chosen",
  "identityChange.accepted",
  "duplicate.merged",
  "duplicate.mergeUndone",
  "organization.changed",
];

const PRINTED: Record<string, readonly string[]> = {
  delegate: [
    "familyName",
    "givenNames",
    "isMononym",
    "nativeName",
    "nativeLanguage",
    "functionalTitle",
    "delegationId",
    "categoryId",
    "photoId",
  ],
  organization: ["name", "type", "countryIso3"],
};

export type LoggedChange = {
  at: Date;
  action: string;
  subjectType: string;
  /** Field → what it was and is. */
  changes: unknown;
  /** `fields`: what an accepted wish has changed. */
  details: unknown;
};

const keysOf = (value: unknown) => (typeof value === "object" && value !== null ? Object.keys(value) : []);

function fieldsOf({ changes, details }: LoggedChange): unknown[] {
  const named = (details as { fields?: unknown } | null)?.fields;
  return [...keysOf(changes), ...(Array.isArray(named) ? named : [])];
}

/** Whether an entry of the log tells of a change in what a badge says. An undone merge does not name its fields. */
export function changesFace(entry: LoggedChange): boolean {
  if (entry.action === "duplicate.mergeUndone") return true;
  const printed = PRINTED[entry.subjectType] ?? [];
  return fieldsOf(entry).some((field) => printed.includes(String(field)));
}

function firstAfter(after: Date, instants: readonly Date[]): Date | null {
  const later = instants.filter((at) => at > after);
  return later.length === 0 ? null : new Date(Math.min(...later.map((at) => at.getTime())));
}

/**
 * Since when a face differs from what was signed: the first change after the signature.
 * @param entries what the log tells of the person and of who sends them; null: it tells of no change
 */
export function changedSince(signedAt: Date, entries: readonly LoggedChange[]): Date | null {
  const telling = entries.filter(changesFace);
  return firstAfter(
    signedAt,
    telling.map(({ at }) => at),
  );
}

/** Since when somebody who was not under the signature holds a place; null: no decision tells of it. */
export function addedSince(
  signedAt: Date,
  decisions: readonly { toState: DelegateState; createdAt: Date }[],
): Date | null {
  const taking = decisions.filter(({ toState }) => takesPlace(toState));
  return firstAfter(
    signedAt,
    taking.map(({ createdAt }) => createdAt),
  );
}
