import { parseReference } from "@/lib/delegates/reference";
import { tidyText } from "@/lib/i18n/text-hygiene";
import { because, type Reason } from "@/lib/imports/reason";
import { type DelegateState, hasLeft } from "@/lib/policy/delegate-states";

/** What a row says of who somebody is. `numberHash` is the keyed hash of the document's number and issuer. */
export type PersonIdentity = {
  reference: string | null;
  delegationId: string;
  numberHash: string | null;
  familyName: string | null;
  givenNames: string | null;
  birthDate: string | null;
};

/** A registration of the conference, as far as rows are recognised by it. */
export type KnownRegistration = Omit<PersonIdentity, "reference" | "delegationId"> & {
  id: string;
  reference: string;
  delegationId: string | null;
  state: DelegateState;
  version: number;
  /** The importer may edit it: somebody else's draft stays unseen. */
  isReachable: boolean;
};

export type Recognition =
  | { kind: "new" }
  | { kind: "known"; person: KnownRegistration }
  | { kind: "stopped"; outcome: "DUPLICATE" | "INVALID"; reason: Reason; person: KnownRegistration | null };

/** One person's name within a delegation, without regard to case. */
export const nameKeyOf = (delegationId: string, family: string | null, given: string | null) =>
  JSON.stringify([delegationId, tidyText(family ?? "").toLowerCase(), tidyText(given ?? "").toLowerCase()]);

type Marks = Pick<PersonIdentity, "birthDate" | "numberHash">;

/** Whether two of one name are one person: one date of birth; where one is not known, no two documents. */
export function isOnePerson(one: Marks, other: Marks): boolean {
  if (one.birthDate !== null && other.birthDate !== null) return one.birthDate === other.birthDate;
  return one.numberHash === null || other.numberHash === null || one.numberHash === other.numberHash;
}

const stopped = (outcome: "DUPLICATE" | "INVALID", reason: Reason, person: KnownRegistration | null = null) =>
  ({ kind: "stopped", outcome, reason, person }) as const;

/** Those who still take part before those who left. */
const present = (people: KnownRegistration[]) => {
  const here = people.filter(({ state }) => !hasLeft(state));
  return here.length > 0 ? here : people;
};

/**
 * Which registration a row means: by its reference, else by its travel document, else by delegation, name and date of
 * birth. Nobody of another delegation and nobody's draft but the importer's own is ever changed.
 */
export function personRecognizer(
  people: readonly KnownRegistration[],
): (identity: PersonIdentity) => Recognition {
  const byReference = new Map(people.map((person) => [person.reference, person]));
  const byNumber = Map.groupBy(people, ({ numberHash }) => numberHash);
  const byName = Map.groupBy(people, ({ delegationId, familyName, givenNames }) =>
    nameKeyOf(delegationId ?? "", familyName, givenNames),
  );

  function ofName(identity: PersonIdentity): KnownRegistration[] {
    const { delegationId, familyName, givenNames } = identity;
    const named = byName.get(nameKeyOf(delegationId, familyName, givenNames)) ?? [];
    const same = present(named.filter((person) => isOnePerson(person, identity)));
    const born = same.filter(({ birthDate }) => birthDate !== null && birthDate === identity.birthDate);
    return born.length > 0 ? born : same;
  }

  return (identity) => {
    const { delegationId, numberHash } = identity;
    const holders = numberHash === null ? [] : present(byNumber.get(numberHash) ?? []);
    const holder = holders.find((person) => person.delegationId === delegationId) ?? holders[0];
    let person = holder;
    if (identity.reference !== null) {
      const reference = parseReference(identity.reference);
      person = reference === undefined ? undefined : byReference.get(reference);
      if (!person)
        return stopped("INVALID", because(reference ? "referenceUnknown" : "referenceWrong", "reference"));
      if (holder && !holders.includes(person))
        return stopped(
          "DUPLICATE",
          because("documentOf", "document_number", { reference: holder.reference }),
          holder,
        );
    }
    if (!person) {
      const named = ofName(identity);
      if (named.length > 1)
        return stopped(
          "DUPLICATE",
          because("severalPeople", null, { references: named.map(({ reference }) => reference).join(", ") }),
        );
      person = named[0];
    }
    if (!person) return { kind: "new" };
    if (!person.isReachable && person.state === "DRAFT") return stopped("DUPLICATE", because("openDraft"));
    if (person.delegationId !== null && person.delegationId !== delegationId)
      return stopped(
        "DUPLICATE",
        because("ofOtherDelegation", null, { reference: person.reference }),
        person,
      );
    return { kind: "known", person };
  };
}
