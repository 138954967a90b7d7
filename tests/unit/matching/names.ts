import fc from "fast-check";
import type { NameParts } from "@/lib/matching/read-name";
import { delegateRows } from "@/prisma/seed/read-csv";

/** The demo's people, as registrations hold their names. */
export const people = delegateRows().map(
  (row): NameParts => ({
    familyName: row.family_name,
    givenNames: row.given_names,
    patronymic: row.patronymic,
    nativeName: row.native_name,
  }),
);

export const realName = fc.constantFrom(...people);

/** Lines as documents write them, in several orders and scripts. */
export const writtenLine = realName.chain((name) =>
  fc.constantFrom(
    `${name.familyName?.toUpperCase()}, ${name.givenNames}`,
    `${name.givenNames} ${name.familyName?.toUpperCase()}`,
    `${name.givenNames} ${name.familyName}`,
    `H.E. Mr. ${name.givenNames} ${name.patronymic} ${name.familyName?.toUpperCase()}`,
    `${name.givenNames?.slice(0, 1)}. ${name.familyName}`,
    `${name.familyName}`,
    `${name.givenNames}`,
    name.nativeName || "Ли",
  ),
);

/** Other spellings that documents use for the same sounds and endings. */
const RESPELLED: readonly (readonly [RegExp, string])[] = [
  [/kh/gi, "h"],
  [/zoda$/i, "zade"],
  [/zoda$/i, "zod"],
  [/zoda$/i, "i"],
  [/ova?$/i, "zoda"],
  [/ov$/i, "ova"],
  [/yu/gi, "iu"],
  [/ya/gi, "ia"],
  [/q/gi, "k"],
  [/ü/g, "ue"],
  [/[- ]/g, ""],
];

/** Lines with one respelling or one slip of the pen somewhere. */
export const misspelledLine = fc
  .tuple(
    writtenLine,
    fc.constantFrom(...RESPELLED),
    fc.nat(),
    fc.constantFrom("none", "drop", "swap", "change"),
  )
  .map(([line, [pattern, by], at, slip]) => {
    const words = line.split(" ");
    const chosen = at % words.length;
    const respelled = words
      .map((word, index) => (index === chosen ? word.replace(pattern, by) : word))
      .join(" ");
    const place = at % Math.max(1, respelled.length - 1);
    const [before, letter, after] = [
      respelled.slice(0, place),
      respelled[place] ?? "",
      respelled.slice(place + 1),
    ];
    if (slip === "drop") return before + after;
    if (slip === "change") return `${before}n${after}`;
    return slip === "swap" ? `${before}${after.slice(0, 1)}${letter}${after.slice(1)}` : respelled;
  });
