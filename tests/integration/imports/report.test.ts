import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { takeImportReport } from "@/lib/imports/commands/take-import-report";
import { getImport, getImportDesk, listImports } from "@/lib/imports/queries/imports";
import { servedTable } from "@/lib/imports/served-table";
import { readTable } from "@/lib/tabular/read-table";
import { inviteState, must } from "@/tests/integration/documents/fixture";
import { committed, foundConference, member, previewed } from "./fixture";

const outcome = (result: { ok: boolean; error?: { code: string; message: string } }) =>
  result.ok ? "ok" : `${result.error?.code} ${result.error?.message}`;

let conferenceId: string;
let delegationId: string;
let slug: string;
let officer: Ctx;
let focal: Ctx;
beforeEach(async () => {
  conferenceId = await foundConference();
  delegationId = await inviteState(conferenceId);
  officer = await member("registrationOfficer", conferenceId);
  focal = await member("missionFocalPoint", conferenceId, delegationId);
  slug = (await db.conference.findUniqueOrThrow({ where: { id: conferenceId } })).slug;
});

const CSV =
  'family_name,given_names,document_number,phone,functional_title\nKarimova,Nigora,N1234567,+992372210000,"=1+1"\nКаримов,Daler,,12,\n';
const all = { outcome: undefined, page: 1 };
const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream).arrayBuffer());

describe("the report of an import", () => {
  test("holds the rows as sent with their outcome and reasons, inert, in the reader's language", async () => {
    const importId = await committed(focal, await previewed(focal, "DELEGATES", { delegationId }, CSV));
    for (const format of ["csv", "xlsx"] as const) {
      const file = must(await takeImportReport({ ...focal, locale: "ru" }, { importId, format }));
      expect(file.name).toBe(`table-report.${format}`);
      const bytes = await bytesOf(file.stream);
      expect(bytes.byteLength).toBe(file.byteSize);
      if (format === "csv") expect(new TextDecoder().decode(bytes)).toContain(`"'=1+1"`);
      const read = await readTable(bytes);
      if (!read.ok) throw new Error(read.problem);
      const text = read.table.rows.map(({ cells }) =>
        cells.map((cell) => (cell?.kind === "text" ? cell.text : null)),
      );
      expect(read.table.header.slice(0, 6)).toEqual([
        "Строка",
        "Просмотр",
        "Результат",
        "Причины",
        "family_name",
        "given_names",
      ]);
      expect(text[0]?.slice(0, 3)).toEqual(["2", "Новая", "Записана"]);
      expect(text[0]).toContain("N1234567");
      expect(text[1]?.slice(0, 3)).toEqual(["3", "Недопустимая", "Пропущена"]);
      expect(text[1]?.[3]).toMatch(/Телефон: .+\nФамилия: /s);
    }
    const entries = await db.auditEntry.findMany({ where: { subjectId: importId, action: "export.made" } });
    expect(entries.map(({ details }) => details)).toMatchObject([
      { rows: 2, format: "csv" },
      { rows: 2, format: "xlsx" },
    ]);
  });

  test("shows the number of a document to nobody but the sender", async () => {
    const importId = await previewed(focal, "DELEGATES", { delegationId }, CSV);
    const file = must(await takeImportReport(officer, { importId, format: "csv" }));
    const text = new TextDecoder().decode(await bytesOf(file.stream));
    expect(text).not.toContain("N1234567");
    expect(text).toContain("••••••67");
  });

  test("sent back as it is, means the same", async () => {
    const importId = await committed(focal, await previewed(focal, "DELEGATES", { delegationId }, CSV));
    const file = must(await takeImportReport(focal, { importId, format: "xlsx" }));
    const again = await previewed(focal, "DELEGATES", { delegationId }, await bytesOf(file.stream));
    const desk = must(await getImportDesk(focal, { delegationId }));
    expect(must(await getImport(focal, { importId: again, desk, filter: all })).counts).toMatchObject({
      UNCHANGED: 1,
      INVALID: 1,
    });
  });

  test("an empty table has a header alone", async () => {
    const { stream } = await servedTable({
      name: "People",
      format: "xlsx",
      locale: "ar",
      header: ["أ", "ب"],
      rows: [],
    });
    expect(await readTable(await bytesOf(stream))).toMatchObject({ ok: false, problem: "noRows" });
  });
});

describe("the pages of imports", () => {
  test("show each desk its own imports, page by page and by outcome", async () => {
    const [own, wide] = [
      await previewed(focal, "DELEGATES", { delegationId }, CSV),
      await previewed(officer, "DELEGATES", { conferenceId }, CSV),
    ];
    const listed = async (ctx: Ctx, place: { conferenceId: string; delegationId: string | null }) =>
      must(await listImports(ctx, place)).map(({ id }) => id);
    expect(await listed(focal, { conferenceId, delegationId })).toEqual([own]);
    expect((await listed(officer, { conferenceId, delegationId: null })).toSorted()).toEqual(
      [wide, own].toSorted(),
    );
    const desk = must(await getImportDesk(officer, { slug }));
    expect(desk.delegation).toBeNull();
    const invalid = must(
      await getImport(officer, { importId: own, desk, filter: { outcome: "INVALID", page: 1 } }),
    );
    expect(invalid.rows.map(({ rowNumber, label }) => [rowNumber, label])).toEqual([[3, "Каримов, Daler"]]);
    expect(invalid).toMatchObject({
      state: "PREVIEW",
      chosen: 1,
      page: 1,
      pages: 1,
      counts: { NEW: 1, INVALID: 1 },
    });
    expect(JSON.stringify(invalid)).not.toContain("N1234567");
  });

  test("are not found by anybody else", async () => {
    const importId = await previewed(focal, "DELEGATES", { delegationId }, CSV);
    const stranger = await member("missionFocalPoint", conferenceId, await inviteState(conferenceId));
    const desk = must(await getImportDesk(focal, { delegationId }));
    expect(outcome(await getImportDesk(focal, { slug }))).toBe("NOT_FOUND conferenceNotFound");
    expect(outcome(await getImportDesk(stranger, { delegationId }))).toBe("NOT_FOUND delegationNotFound");
    expect(outcome(await getImportDesk(officer, { delegationId: "x" }))).toBe("NOT_FOUND delegationNotFound");
    expect(outcome(await getImport(stranger, { importId, desk, filter: all }))).toBe(
      "NOT_FOUND importNotFound",
    );
    expect(outcome(await getImport(focal, { importId: "x", desk, filter: all }))).toBe(
      "NOT_FOUND importNotFound",
    );
    expect(outcome(await getImport(focal, { importId: randomUUID(), desk, filter: all }))).toBe(
      "NOT_FOUND importNotFound",
    );
    expect(outcome(await takeImportReport(stranger, { importId, format: "csv" }))).toBe(
      "NOT_FOUND importNotFound",
    );
    expect(outcome(await listImports(stranger, { conferenceId, delegationId }))).toBe("FORBIDDEN notAllowed");
    const auditor = await member("auditor", conferenceId);
    expect(outcome(await takeImportReport(auditor, { importId, format: "csv" }))).toBe(
      "FORBIDDEN notAllowed",
    );
    expect(outcome(await getImportDesk(auditor, { slug }))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await getImport(auditor, { importId, desk, filter: all }))).toBe("FORBIDDEN notAllowed");
  });
});
