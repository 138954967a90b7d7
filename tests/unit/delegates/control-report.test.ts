import { describe, expect, it } from "vitest";
import { controlReport, type NominatedLine, type Registration } from "@/lib/delegates/control-report";
import { delegateRows, delegationRows, nominationRows } from "@/prisma/seed/read-csv";
import { demoDelegation } from "@/tests/unit/delegates/nominations";

const reports = delegationRows().map(({ code }) => {
  const { lines, delegates } = demoDelegation(code);
  return { code, lines, delegates, report: controlReport(lines, delegates) };
});

describe("the control report of the demo's 30 notes verbales", () => {
  it("has all lines and all people before it", () => {
    expect(reports).toHaveLength(30);
    expect(reports.flatMap(({ lines }) => lines)).toHaveLength(142);
    expect(reports.flatMap(({ delegates }) => delegates)).toHaveLength(139);
  });

  // The lists were read from the two files by eye and by a plain join on family and given name.
  it("names the lines without a registration", () => {
    const missing = reports.flatMap(({ lines, report }) =>
      lines
        .filter(({ id }) => report.missingRegistrations.includes(id))
        .map(({ id, nameAsWritten }) => [id, nameAsWritten]),
    );
    expect(missing).toEqual([
      ["KGZ 9", "ABDYKALYKOV, Azamat (not registered)"],
      ["TKM 7", "HOJAYEV, Batyr (not registered)"],
      ["PAK 5", "CHAUDHRY, Muhammad Imran (not registered)"],
      ["FRA 3", "D'ORMESSON-LECLERC, Jean-Baptiste (not registered)"],
      ["UNOCT 5", "DUBOIS, François (not registered)"],
      ["SCORATS 5", "SHODMONOV, Ulug'bek (not registered)"],
      ["NGO1 3", "NAZAROV, Jamshed (not registered)"],
    ]);
  });

  it("names the people on no line", () => {
    const names = new Map(
      delegateRows().map((row) => [`#${row.no}`, `${row.family_name}, ${row.given_names}`]),
    );
    const found = reports.flatMap(({ code, report }) =>
      report.notNominated.map((id) => [code, names.get(id)]),
    );
    expect(found).toEqual([
      ["UZB", "Rashidov, Sardor"],
      ["RUS", "Fyodorov, Dmitry"],
      ["GBR", "Fitzgerald, Patrick"],
      ["UNODC", "Addo-Mensah, Grace"],
    ]);
  });

  it("finds one name spelled otherwise, and no other difference", () => {
    expect(reports.flatMap(({ report }) => report.differences)).toEqual([
      {
        lineId: "TJK 15",
        delegateId: "#15",
        kind: "name",
        asWritten: "HOLIQZODE, Bahrom",
        asRegistered: "Holiqzoda, Bahrom",
      },
    ]);
  });

  it("is certain of all others and leaves nobody open", () => {
    const matches = reports.flatMap(({ report }) => report.matches);
    expect(matches.filter(({ certainty }) => certainty === "certain")).toHaveLength(135);
    expect(reports.flatMap(({ report }) => report.ambiguous)).toEqual([]);
  });

  it("agrees with a plain join of the two files, apart from that one name", () => {
    const plain = (text: string) =>
      text
        .replace(/ \(.*\)/, "")
        .toLowerCase()
        .replace(/ß/g, "ss")
        .normalize("NFD")
        .replace(/\p{M}/gu, "")
        .replace(/ı/g, "i");
    const joined = nominationRows().map((row) => {
      const found = delegateRows().find(
        ({ delegation_code, family_name, given_names }) =>
          delegation_code === row.delegation_code &&
          plain(`${family_name}, ${given_names}`) === plain(row.name_as_written),
      );
      return [`${row.delegation_code} ${row.line_no}`, found ? `#${found.no}` : null];
    });
    const matched = reports.flatMap(({ report }) =>
      report.matches.map(({ lineId, delegateId }) => [lineId, lineId === "TJK 15" ? null : delegateId]),
    );
    expect(matched).toEqual(joined);
  });
});

const LINE: NominatedLine = {
  id: "line",
  nameAsWritten: "YUSUFZODA, Farrukh",
  titleAsWritten: "Deputy Minister of Foreign Affairs",
  roleAsWritten: "head",
};
const FARRUKH: Registration = {
  id: "farrukh",
  name: { familyName: "Yusufzoda", givenNames: "Farrukh" },
  functionalTitle: "Deputy Minister of Foreign Affairs",
  delegationRole: "HEAD",
};
const differences = (line: Partial<NominatedLine>, delegate: Partial<Registration> = {}) =>
  controlReport([{ ...LINE, ...line }], [{ ...FARRUKH, ...delegate }]).differences.map(
    ({ kind, asWritten, asRegistered }) => [kind, asWritten, asRegistered],
  );

describe("what differs between a line and a registration", () => {
  it("is nothing where only case, marks, punctuation, language of the role or the father's name differ", () => {
    expect(differences({})).toEqual([]);
    expect(differences({ titleAsWritten: "DEPUTY  MINISTER of Foreign-Affairs." })).toEqual([]);
    for (const roleAsWritten of [
      "Head of Delegation",
      "Chef de délégation",
      "Глава делегации",
      "Роҳбари ҳайат",
      "رئيس الوفد",
    ]) {
      expect(differences({ roleAsWritten })).toEqual([]);
    }
    expect(differences({ nameAsWritten: "Mr. Farrukh Ismoilovich YUSUFZODA" })).toEqual([]);
    expect(differences({ titleAsWritten: "", roleAsWritten: " " })).toEqual([]);
  });

  it("is the title, the role, a role that is no known word, and the name", () => {
    expect(differences({ titleAsWritten: "Minister of Foreign Affairs" })).toEqual([
      ["title", "Minister of Foreign Affairs", "Deputy Minister of Foreign Affairs"],
    ]);
    expect(differences({}, { functionalTitle: null })).toEqual([["title", LINE.titleAsWritten, ""]]);
    expect(differences({ roleAsWritten: "заместитель главы" })).toEqual([
      ["role", "заместитель главы", "HEAD"],
    ]);
    expect(differences({}, { delegationRole: null })).toEqual([["role", "head", ""]]);
    expect(differences({ roleAsWritten: "member" })).toEqual([["roleUnknown", "member", "HEAD"]]);
    expect(differences({ nameAsWritten: "YUSUFI, Farrukh" })).toEqual([
      ["name", "YUSUFI, Farrukh", "Yusufzoda, Farrukh"],
    ]);
    expect(differences({ nameAsWritten: "FARRUKH, Yusufzoda" })).toEqual([
      ["name", "FARRUKH, Yusufzoda", "Yusufzoda, Farrukh"],
    ]);
  });

  it("calls nobody uninvited whom an open line may mean", () => {
    const brothers = ["Jasur", "Jamshed"].map((givenNames) => ({
      ...FARRUKH,
      id: givenNames,
      name: { familyName: "Karimov", givenNames },
    }));
    const open = controlReport([{ ...LINE, nameAsWritten: "KARIMOV, J." }], [...brothers, FARRUKH]);
    expect(open.ambiguous.map(({ runnersUp }) => runnersUp.map(({ delegateId }) => delegateId))).toEqual([
      ["Jasur", "Jamshed"],
    ]);
    expect(open).toMatchObject({ missingRegistrations: [], notNominated: ["farrukh"], differences: [] });
  });
});
