import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DocumentLine, documentDifference } from "@/lib/organizations/document-difference";
import { nominationRows } from "@/prisma/seed/read-csv";
import { misspelledLine } from "@/tests/unit/matching/names";

const note = (...lines: [name: string, title?: string, role?: string][]): DocumentLine[] =>
  lines.map(([nameAsWritten, titleAsWritten = "Judge", roleAsWritten = "adviser"], index) => ({
    lineNumber: index + 1,
    nameAsWritten,
    titleAsWritten,
    roleAsWritten,
  }));

/** Names only, and what changed, as a person reads it. */
function told(before: DocumentLine[], after: DocumentLine[]) {
  const { added, dropped, changed, kept } = documentDifference(before, after);
  return {
    added: added.map(({ nameAsWritten }) => nameAsWritten),
    dropped: dropped.map(({ nameAsWritten }) => nameAsWritten),
    changed: changed.map((line) => [line.before.nameAsWritten, line.after.nameAsWritten, line.changes]),
    kept: kept.map((line) => line.after.nameAsWritten),
  };
}

describe("what a superseding note verbale changes", () => {
  it("is who came, who went, and whose title, role or spelling is another", () => {
    const before = note(
      ["YUSUFZODA, Farrukh", "Deputy Minister", "head"],
      ["KARIMOV, Jasur"],
      ["KARIMOV, Sardor"],
      ["HOLIQZODE, Bahrom"],
      ["NAZAROVA, Mehrangez", "Judge", "alternate"],
    );
    const after = note(
      ["NAZAROVA, Mehrangez", "Judge", "deputy head"],
      ["YUSUFZODA, Farrukh", "Minister", "head"],
      ["HOLIQZODA, Bahrom"],
      ["KARIMOV, Jamshed"],
      ["KARIMOV, Sardor", "JUDGE.", "Adviser"],
    );
    expect(told(before, after)).toEqual({
      added: ["KARIMOV, Jamshed"],
      dropped: ["KARIMOV, Jasur"],
      changed: [
        ["YUSUFZODA, Farrukh", "YUSUFZODA, Farrukh", ["title"]],
        ["HOLIQZODE, Bahrom", "HOLIQZODA, Bahrom", ["name"]],
        ["NAZAROVA, Mehrangez", "NAZAROVA, Mehrangez", ["role"]],
      ],
      kept: ["KARIMOV, Sardor"],
    });
  });

  it("follows a person into another script, with the reason", () => {
    const { changed } = documentDifference(note(["YUSUFZODA, Farrukh"]), note(["Юсуфзода Фаррух"]));
    expect(changed).toMatchObject([
      { changes: ["name"], comparison: { reasons: ["otherScript"] }, isOpen: false },
    ]);
  });

  it("tells namesakes apart by title, and says when nothing tells", () => {
    const before = note(["KARIMOV, Jasur", "Judge"], ["KARIMOV, Jasur", "Prosecutor"]);
    const swapped = note(["KARIMOV, Jasur", "Prosecutor"], ["KARIMOV, Jasur", "Judge"]);
    expect(documentDifference(before, swapped).kept.map(({ isOpen }) => isOpen)).toEqual([false, false]);
    const [one] = documentDifference(
      note(["KARIMOV, Jasur"], ["KARIMOV, Jasur"]),
      note(["KARIMOV, Jasur"]),
    ).kept;
    expect(one?.isOpen).toBe(true);
  });

  it("keeps a place that is not named yet", () => {
    expect(told(note(["N.N."]), note(["N.N."]))).toMatchObject({ kept: ["N.N."], added: [], dropped: [] });
  });

  it("is nothing for the demo's own documents beside themselves, in any order", () => {
    const codes = [...new Set(nominationRows().map(({ delegation_code }) => delegation_code))];
    for (const code of codes) {
      const lines = nominationRows()
        .filter(({ delegation_code }) => delegation_code === code)
        .map((row) => ({
          lineNumber: Number(row.line_no),
          nameAsWritten: row.name_as_written,
          titleAsWritten: row.title_as_written,
          roleAsWritten: row.role_as_written,
        }));
      const { added, dropped, changed, kept } = documentDifference(lines, lines.toReversed());
      expect([added, dropped, changed]).toEqual([[], [], []]);
      expect(kept.map((line) => line.before)).toEqual(lines);
      expect(kept.every((line) => line.before === line.after && !line.isOpen)).toBe(true);
    }
  });

  it("accounts for every line of both documents once, and reads the same backwards", () => {
    const document = fc
      .array(misspelledLine, { maxLength: 10 })
      .map((names) => note(...names.map((name) => [name] as [string])));
    fc.assert(
      fc.property(document, document, (before, after) => {
        const { added, dropped, changed, kept } = documentDifference(before, after);
        const both = [...changed, ...kept];
        expect(new Set([...dropped, ...both.map((line) => line.before)])).toEqual(new Set(before));
        expect(dropped.length + both.length).toBe(before.length);
        expect(new Set([...added, ...both.map((line) => line.after)])).toEqual(new Set(after));
        expect(added.length + both.length).toBe(after.length);
        const back = documentDifference(after, before);
        expect([back.added.length, back.dropped.length]).toEqual([dropped.length, added.length]);
      }),
      { numRuns: 200 },
    );
  });
});
