import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { controlReport } from "@/lib/delegates/control-report";
import { textIn } from "@/lib/i18n/localized-text";
import { delegationRows } from "@/prisma/seed/read-csv";
import { demoFile } from "@/tests/unit/imports/rows";
import { countBy, foundConference, imported, member, previewed, written } from "./fixture";

const FILES = [
  ["DELEGATIONS", demoFile("delegations"), 30],
  ["NOMINATIONS", demoFile("nomination-lines"), 142],
  ["DELEGATES", demoFile("delegates"), 139],
] as const;

let conferenceId: string;
let officer: Ctx;
let importIds: string[];
let all: Awaited<ReturnType<typeof written>>;

/** The demo's three files, sent and written as an officer does it, for all tests to look at; none changes a record. */
beforeAll(async () => {
  conferenceId = await foundConference();
  officer = await member("registrationOfficer", conferenceId);
  importIds = [];
  for (const [kind, file] of FILES) importIds.push(await imported(officer, kind, { conferenceId }, file));
  all = await written(conferenceId);
});

test("the demo's three files go in as an officer sends them", async () => {
  for (const [at, [kind, , rows]] of FILES.entries()) {
    const importId = importIds[at] ?? "";
    expect(await countBy(importId, "outcome"), kind).toEqual({ NEW: rows });
    expect(await countBy(importId, "state"), kind).toEqual({ WRITTEN: rows });
    expect(await db.import.findUnique({ where: { id: importId } })).toMatchObject({
      state: "DONE",
      total: rows,
      done: rows,
      fileId: null,
    });
  }
  expect(all.delegations).toHaveLength(30);
  expect(all.delegations.reduce((places, { quota }) => places + quota, 0)).toBe(
    delegationRows().reduce((places, { quota }) => places + Number(quota), 0),
  );
  expect(all.organizations.map(({ name }) => textIn(name, "ru"))).toContain("Таджикистан");
  expect(all.documents.flatMap(({ lines }) => lines)).toHaveLength(142);
  const [first] = all.delegates.filter(({ person }) => person.familyName === "Mirzoeva");
  expect(first).toMatchObject({
    state: "DRAFT",
    phone: "+992375816859",
    locale: "tg",
    visaNeeded: false,
    salutation: "H.E. Ms.",
    person: { nativeName: "Нигина Мирзоева", nationalities: ["TJK"], birthDate: new Date("1969-06-14") },
    travelDocument: { type: "DIPLOMATIC_PASSPORT", issuer: "TJK" },
  });
});

test("the control report finds what differs in the files", () => {
  const codeOf = new Map(all.organizations.map(({ id, code }) => [id, code]));
  // Read from the two files by eye; the rule itself is proved in tests/unit/delegates/control-report.test.ts.
  const missing: string[] = [];
  const uninvited: string[] = [];
  const differences: string[] = [];
  for (const { id, organizationId } of all.delegations.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const code = codeOf.get(organizationId);
    const lines = all.documents
      .filter(({ delegationId }) => delegationId === id)
      .flatMap((document) => document.lines);
    const people = all.delegates
      .filter(({ delegationId }) => delegationId === id)
      .map(({ person, ...row }) => ({ ...row, name: person }));
    const report = controlReport(lines, people);
    expect(report.ambiguous).toEqual([]);
    const lineOf = (lineId: string) => lines.find((line) => line.id === lineId);
    missing.push(
      ...report.missingRegistrations.map(
        (line) => `${code} ${lineOf(line)?.lineNumber} ${lineOf(line)?.nameAsWritten}`,
      ),
    );
    uninvited.push(
      ...report.notNominated.map((who) => {
        const name = people.find((person) => person.id === who)?.name;
        return `${code} ${name?.familyName}, ${name?.givenNames}`;
      }),
    );
    differences.push(
      ...report.differences.map(({ kind, lineId, asWritten, asRegistered }) =>
        [kind, code, lineOf(lineId)?.lineNumber, asWritten, asRegistered].join(" | "),
      ),
    );
  }
  expect(missing).toEqual([
    "KGZ 9 ABDYKALYKOV, Azamat (not registered)",
    "TKM 7 HOJAYEV, Batyr (not registered)",
    "PAK 5 CHAUDHRY, Muhammad Imran (not registered)",
    "FRA 3 D'ORMESSON-LECLERC, Jean-Baptiste (not registered)",
    "UNOCT 5 DUBOIS, François (not registered)",
    "SCORATS 5 SHODMONOV, Ulug'bek (not registered)",
    "NGO1 3 NAZAROV, Jamshed (not registered)",
  ]);
  expect(uninvited).toEqual([
    "UZB Rashidov, Sardor",
    "RUS Fyodorov, Dmitry",
    "GBR Fitzgerald, Patrick",
    "UNODC Addo-Mensah, Grace",
  ]);
  expect(differences).toEqual(["name | TJK | 15 | HOLIQZODE, Bahrom | Holiqzoda, Bahrom"]);
});

test("the same files once more change nothing", async () => {
  for (const [kind, file, rows] of FILES) {
    const again = await previewed(officer, kind, { conferenceId }, file);
    expect(await countBy(again, "outcome"), kind).toEqual({ UNCHANGED: rows });
  }
  expect(await written(conferenceId)).toEqual(all);
});

test("of people whom another officer has begun an officer learns only that they are there", async () => {
  const other = await member("registrationOfficer", conferenceId);
  const theirs = await previewed(other, "DELEGATES", { conferenceId }, demoFile("delegates"));
  expect(await countBy(theirs, "outcome")).toEqual({ DUPLICATE: 139 });
});
