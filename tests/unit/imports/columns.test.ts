import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/config";
import { TABLE_KINDS } from "@/lib/imports/kinds";
import { columnsOfKind } from "@/lib/imports/read-row";
import { type KnownRegistration, nameKeyOf, personRecognizer } from "@/lib/imports/recognize-person";
import { foldHeader } from "@/lib/tabular/fold-header";
import { matchHeader } from "@/lib/tabular/match-header";
import { idOf } from "./rows";

describe.each(TABLE_KINDS)("the columns of %s", (kind) => {
  const columns = columnsOfKind(kind);

  it("share no name, in whatever language", () => {
    const owners = Map.groupBy(
      columns.flatMap(({ name, aliases }) =>
        [...new Set([name, ...Object.values(aliases).flat()].map(foldHeader))].map((folded) => ({
          name,
          folded,
        })),
      ),
      ({ folded }) => folded,
    );
    const shared = [...owners].filter(([, names]) => names.length > 1);
    expect(shared.map(([folded, names]) => [folded, ...names.map(({ name }) => name)])).toEqual([]);
  });

  it.each(LOCALES)("are all recognised in a template in %s", (locale) => {
    const header = columns.map(({ aliases }) => aliases[locale][0] ?? "");
    const matched = matchHeader(header, columns);
    expect(matched.columns.map((match) => match?.field)).toEqual(columns.map(({ name }) => name));
    expect([matched.unknown, matched.missing, matched.contested]).toEqual([[], [], []]);
  });
});

const person = fc.record({
  at: fc.constantFrom("KAZ", "UZB"),
  family: fc.constantFrom("Karimov", "Karimova", "Rahimov"),
  given: fc.constantFrom("Daler", "Nigora", null),
  born: fc.constantFrom("1980-01-02", "1981-01-02", null),
  number: fc.constantFrom("n1", "n2", null),
  state: fc.constantFrom("DRAFT" as const, "APPROVED" as const, "WITHDRAWN" as const),
  isReachable: fc.boolean(),
});
const registration = (
  one: typeof person extends fc.Arbitrary<infer P> ? P : never,
  at: number,
): KnownRegistration => ({
  id: idOf(String(at)),
  reference: `R${at}`,
  delegationId: idOf(one.at),
  familyName: one.family,
  givenNames: one.given,
  birthDate: one.born,
  numberHash: one.number,
  state: one.state,
  version: 1,
  isReachable: one.isReachable,
});

describe("recognising people", () => {
  it("never takes somebody of another delegation, nobody else's draft, and nobody who shares neither name nor document", () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 12 }), person, (people, row) => {
        const registrations = people.map(registration);
        const identity = {
          reference: null,
          delegationId: idOf(row.at),
          familyName: row.family,
          givenNames: row.given,
          birthDate: row.born,
          numberHash: row.number,
        };
        const found = personRecognizer(registrations)(identity);
        if (found.kind !== "known") return;
        const { delegationId, numberHash, familyName, givenNames, state, isReachable } = found.person;
        expect(delegationId).toBe(identity.delegationId);
        expect(state === "DRAFT" && !isReachable).toBe(false);
        const sameName =
          nameKeyOf(delegationId ?? "", familyName, givenNames) ===
          nameKeyOf(identity.delegationId, identity.familyName, identity.givenNames);
        expect(sameName || (numberHash !== null && numberHash === identity.numberHash)).toBe(true);
      }),
    );
  });

  it("knows everybody again who is alone under a document", () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 12 }), person, (people, one) => {
        const others = people.map(registration).filter(({ numberHash }) => numberHash !== "own");
        const own = registration({ ...one, number: "n1", isReachable: true }, 99);
        const mine = { ...own, numberHash: "own" };
        const identity = { ...mine, reference: null, delegationId: mine.delegationId ?? "" };
        expect(personRecognizer([...others, mine])(identity)).toEqual({ kind: "known", person: mine });
      }),
    );
  });
});
