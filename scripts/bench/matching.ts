import { performance } from "node:perf_hooks";
import { matchNominations } from "@/lib/delegates/match-nominations";
import { delegateRows, nominationRows } from "@/prisma/seed/read-csv";

export type MatchingFigures = {
  lines: number;
  people: number;
  firstMs: number;
  medianMs: number;
  p95Ms: number;
};

/** All lines of the demo's notes verbales beside all its people at once, as one delegation would never have them. */
export function measureMatching(rounds = 60): MatchingFigures {
  const lines = nominationRows().map(({ name_as_written }, index) => ({
    id: String(index),
    nameAsWritten: name_as_written,
  }));
  const people = delegateRows().map(({ family_name, given_names, patronymic, native_name }, index) => ({
    id: String(index),
    name: {
      familyName: family_name,
      givenNames: given_names || null,
      patronymic: patronymic || null,
      nativeName: native_name || null,
      isMononym: given_names === "",
    },
  }));
  const taken = Array.from({ length: rounds }, () => {
    const start = performance.now();
    matchNominations(lines, people);
    return performance.now() - start;
  });
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return {
    lines: lines.length,
    people: people.length,
    firstMs: taken[0] ?? Number.NaN,
    medianMs: at(0.5),
    p95Ms: at(0.95),
  };
}
