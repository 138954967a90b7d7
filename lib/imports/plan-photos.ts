import { parseReference } from "@/lib/delegates/reference";
import { because, type Reason, type RowPlan } from "@/lib/imports/reason";
import type { KnownRegistration } from "@/lib/imports/recognize-person";
import { hasLeft } from "@/lib/policy/delegate-states";
import { isEditableState } from "@/lib/policy/delegate-workflow";

/** What the commit writes of a picture. */
export type PhotoWrite = { delegateId: string; name: string; sha256: string };
export type PhotoPlan = RowPlan & { write: PhotoWrite | null };

/** A photo that an earlier import set and that is still in use. */
export type PhotoInUse = { delegateId: string; sha256: string };

export type PhotoFacts = {
  people: readonly KnownRegistration[];
  /** States whose documents are held; the number alone does not say who issued it. */
  issuers: readonly string[];
  hashOf: (issuer: string, number: string) => string;
  inUse: readonly PhotoInUse[];
};

/** The name of a file without folders and ending. */
const stemOf = (name: string) => (name.split(/[/\\]/).at(-1) ?? "").replace(/\.[^.]+$/, "");

/**
 * Says whose photo each picture of an archive is, by the reference or the document number that its name consists of.
 * @returns a function that takes the pictures in the order of the archive; `sha256` is null for one that is too large
 */
export function photoPlanner(
  facts: PhotoFacts,
): (photo: { number: number; name: string; sha256: string | null }) => PhotoPlan {
  const byReference = new Map(facts.people.map((person) => [person.reference, person]));
  const byNumber = Map.groupBy(facts.people, ({ numberHash }) => numberHash);
  const inUse = new Set(facts.inUse.map(({ delegateId, sha256 }) => `${delegateId} ${sha256}`));
  const taken = new Map<string, number>();

  function meant(name: string): KnownRegistration[] {
    const stem = stemOf(name);
    const reference = parseReference(stem);
    const named = reference ? byReference.get(reference) : undefined;
    if (named) return [named];
    const holders = facts.issuers.flatMap((issuer) => byNumber.get(facts.hashOf(issuer, stem)) ?? []);
    return holders.filter(({ isReachable, state }) => isReachable && !hasLeft(state));
  }

  return ({ number, name, sha256 }) => {
    const people = meant(name).filter(({ isReachable }) => isReachable);
    const [person] = people;
    const end = (
      outcome: RowPlan["outcome"],
      reasons: Reason[] = [],
      write: PhotoWrite | null = null,
    ): PhotoPlan => ({
      outcome,
      // Names of files may be numbers of documents: what is shown is the person.
      label: person
        ? [person.familyName, person.givenNames].filter(Boolean).join(", ") || person.reference
        : "",
      reasons,
      targetId: person?.id ?? null,
      targetVersion: person?.version ?? null,
      write,
    });
    if (!person) return end("INVALID", [because("photoOfNobody")]);
    if (people.length > 1) {
      const references = people.map(({ reference }) => reference).join(", ");
      return end("DUPLICATE", [because("severalPeople", null, { references })]);
    }
    if (sha256 === null) return end("INVALID", [because("photoTooLarge")]);
    const before = taken.get(person.id);
    if (before !== undefined) return end("DUPLICATE", [because("duplicateOfRow", null, { row: before })]);
    taken.set(person.id, number);
    if (inUse.has(`${person.id} ${sha256}`)) return end("UNCHANGED");
    if (!isEditableState(person.state))
      return end("INVALID", [because("notEditable", null, { reference: person.reference })]);
    return end("NEW", [], { delegateId: person.id, name, sha256 });
  };
}
