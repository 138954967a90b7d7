import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MatchDecision } from "@/lib/delegates/match-decisions";
import { matchNominations, type NominatedName, type RegisteredName } from "@/lib/delegates/match-nominations";
import { compareNames, PROBABLE } from "@/lib/matching/compare-names";
import { misspelledLine, realName } from "@/tests/unit/matching/names";

const line = (nameAsWritten: string, id = nameAsWritten): NominatedName => ({ id, nameAsWritten });
const delegate = (
  familyName: string,
  givenNames: string,
  patronymic: string | null = null,
): RegisteredName => ({
  id: [familyName, givenNames, patronymic].filter(Boolean).join(" "),
  name: { familyName, givenNames, patronymic },
});

const JASUR = delegate("Karimov", "Jasur");
const JAMSHED = delegate("Karimov", "Jamshed");
const SARDOR = delegate("Karimov", "Sardor");

const outcome = (lines: NominatedName[], delegates: RegisteredName[], decisions: MatchDecision[] = []) =>
  matchNominations(lines, delegates, decisions).lines.map(({ certainty, delegateId }) => [
    certainty,
    delegateId,
  ]);

describe("matching lines to registrations", () => {
  it("gives each line its person, brothers included, and tells who is on no line", () => {
    const found = matchNominations(
      [line("KARIMOV, Sardor"), line("Каримов Жасур")],
      [JASUR, JAMSHED, SARDOR],
    );
    expect(found.lines.map(({ certainty, delegateId }) => [certainty, delegateId])).toEqual([
      ["certain", SARDOR.id],
      ["certain", JASUR.id],
    ]);
    expect(found.delegatesWithoutLine).toEqual([JAMSHED.id]);
  });

  it("proposes nobody where two could be meant, and shows both", () => {
    const [open] = matchNominations([line("KARIMOV, J.")], [JASUR, JAMSHED, SARDOR]).lines;
    expect(open).toMatchObject({ certainty: "ambiguous", delegateId: null });
    expect(open?.runnersUp.map(({ delegateId }) => delegateId).toSorted()).toEqual([JAMSHED.id, JASUR.id]);
  });

  it("lets an exact line free its namesake for the one with initials", () => {
    expect(outcome([line("KARIMOV, J."), line("KARIMOV, Jasur")], [JASUR, JAMSHED])).toEqual([
      ["probable", JAMSHED.id],
      ["certain", JASUR.id],
    ]);
  });

  it("leaves open one name registered twice, one person named twice, and namesakes of two fathers", () => {
    const twice = { ...JASUR, id: "again" };
    expect(outcome([line("KARIMOV, Jasur")], [JASUR, twice])).toEqual([["ambiguous", null]]);
    expect(outcome([line("KARIMOV, Jasur", "a"), line("Jasur KARIMOV", "b")], [JASUR])).toEqual([
      ["ambiguous", null],
      ["ambiguous", null],
    ]);
    const cousins = [delegate("Karimov", "Jasur", "Olimovich"), delegate("Karimov", "Jasur")];
    expect(outcome([line("KARIMOV, Jasur")], cousins)).toEqual([["ambiguous", null]]);
    expect(outcome([line("KARIMOV, Jasur Olimovich")], cousins)).toEqual([["ambiguous", null]]);
    expect(outcome([line("KARIMOV, Jasur Rustamovich")], cousins.slice(0, 1))).toEqual([["none", null]]);
  });

  it("prefers the exact spelling to its likeness", () => {
    const sisters = [delegate("Ivanova", "Mara"), delegate("Ivanova", "Maria")];
    expect(outcome([line("IVANOVA, Maria")], sisters)).toEqual([["certain", "Ivanova Maria"]]);
    expect(outcome([line("Иванова Мария")], sisters)).toEqual([["ambiguous", null]]);
  });

  it("takes the best sum, not the first nearest", () => {
    const lines = [line("CHAUDHRY, Imran"), line("CHAUDHRY, Muhammad Imran")];
    const people = [delegate("Chaudhry", "Muhammad Imran"), delegate("Chaudhry", "Imran Ali")];
    expect(outcome(lines, people)).toEqual([
      ["probable", "Chaudhry Imran Ali"],
      ["certain", "Chaudhry Muhammad Imran"],
    ]);
  });

  it("shows who is near a line without a match", () => {
    const [found] = matchNominations([line("Karimov")], [JASUR]).lines;
    expect(found).toMatchObject({ certainty: "none", delegateId: null, score: 0, reasons: [] });
    expect(found?.runnersUp).toEqual([{ delegateId: JASUR.id, score: 0.6, reasons: ["partMissing"] }]);
  });

  it("is quiet about nothing and about hostile names", () => {
    expect(matchNominations([], [])).toEqual({ lines: [], delegatesWithoutLine: [] });
    const hostile = [
      "",
      "(",
      "=cmd|'/c calc'!A0",
      "__proto__",
      "\u202E",
      "a".repeat(10_000),
      "-,".repeat(5000),
    ];
    for (const name of hostile) {
      expect(outcome([line(name)], [JASUR, delegate(name, name)]).length).toBe(1);
    }
  });
});

describe("decisions of people", () => {
  const confirmed = (lineId: string, delegateId: string): MatchDecision => ({
    lineId,
    delegateId,
    verdict: "confirmed",
  });
  const rejected = (lineId: string, delegateId: string): MatchDecision => ({
    lineId,
    delegateId,
    verdict: "rejected",
  });

  it("win against any score", () => {
    expect(
      outcome([line("KARIMOV, Jasur")], [JASUR, SARDOR], [confirmed("KARIMOV, Jasur", SARDOR.id)]),
    ).toEqual([["confirmed", SARDOR.id]]);
    expect(outcome([line("KARIMOV, Jasur")], [JASUR], [rejected("KARIMOV, Jasur", JASUR.id)])).toEqual([
      ["none", null],
    ]);
    expect(outcome([line("KARIMOV, J.")], [JASUR, JAMSHED], [rejected("KARIMOV, J.", JASUR.id)])).toEqual([
      ["probable", JAMSHED.id],
    ]);
  });

  it("follow one another: the last on a line, a delegate or a pair counts", () => {
    const lines = [line("a", "a"), line("b", "b")];
    const people = [JASUR, SARDOR];
    const run = (...decisions: MatchDecision[]) =>
      outcome(lines, people, decisions).map(([, delegateId]) => delegateId);
    expect(run(confirmed("a", JASUR.id), confirmed("a", SARDOR.id))).toEqual([SARDOR.id, null]);
    expect(run(confirmed("a", JASUR.id), confirmed("b", JASUR.id))).toEqual([null, JASUR.id]);
    expect(run(confirmed("a", JASUR.id), rejected("a", JASUR.id))).toEqual([null, null]);
    expect(run(rejected("a", JASUR.id), confirmed("a", JASUR.id))).toEqual([JASUR.id, null]);
    expect(run(confirmed("a", "of another delegation"), confirmed("gone", JASUR.id))).toEqual([null, null]);
  });

  const scene = fc
    .record({
      lines: fc.array(misspelledLine, { maxLength: 12 }),
      people: fc.array(realName, { maxLength: 12 }),
      decisions: fc.array(fc.record({ line: fc.nat(11), person: fc.nat(11), isConfirmed: fc.boolean() }), {
        maxLength: 6,
      }),
    })
    .map(({ lines, people, decisions }) => ({
      lines: lines.map((text, index) => line(text, `line ${index}`)),
      people: people.map((name, index) => ({ id: `person ${index}`, name })),
      decisions: decisions.map(
        ({ line: at, person, isConfirmed }): MatchDecision => ({
          lineId: `line ${at}`,
          delegateId: `person ${person}`,
          verdict: isConfirmed ? "confirmed" : "rejected",
        }),
      ),
    }));

  it("hold whatever else is written, and nobody is given twice", () => {
    fc.assert(
      fc.property(scene, ({ lines, people, decisions }) => {
        const found = matchNominations(lines, people, decisions);
        expect(found.lines.map(({ lineId }) => lineId)).toEqual(lines.map(({ id }) => id));
        const given = found.lines.flatMap(({ delegateId }) => delegateId ?? []);
        expect(new Set(given).size).toBe(given.length);
        expect([...given, ...found.delegatesWithoutLine].toSorted()).toEqual(
          people.map(({ id }) => id).toSorted(),
        );
        for (const match of found.lines) {
          const said = decisions.filter(
            ({ lineId, delegateId }) => lineId === match.lineId && people.some(({ id }) => id === delegateId),
          );
          const last = said.findLast(({ delegateId }) => delegateId === match.delegateId);
          if (match.certainty === "confirmed") expect(last?.verdict).toBe("confirmed");
          if (match.certainty === "certain" || match.certainty === "probable") {
            expect(last?.verdict === "rejected").toBe(false);
            expect(match.score).toBeGreaterThanOrEqual(PROBABLE);
            const who = people.find(({ id }) => id === match.delegateId);
            const what = lines.find(({ id }) => id === match.lineId);
            expect(compareNames(what?.nameAsWritten ?? "", who?.name ?? "")).toEqual({
              score: match.score,
              reasons: match.reasons,
            });
          } else if (match.certainty !== "confirmed") expect(match.delegateId).toBeNull();
        }
      }),
      { numRuns: 300 },
    );
  });

  it("and the rest do not depend on the order in which lines and people are given", () => {
    fc.assert(
      fc.property(scene, ({ lines, people, decisions }) => {
        const there = matchNominations(lines, people, decisions);
        const back = matchNominations(lines.toReversed(), people.toReversed(), decisions);
        const sure = ({ lines: matches }: typeof there) =>
          matches
            .map(({ lineId, delegateId, certainty }) => `${lineId} ${delegateId} ${certainty}`)
            .toSorted();
        expect(sure(back)).toEqual(sure(there));
      }),
      { numRuns: 200 },
    );
  });
});
