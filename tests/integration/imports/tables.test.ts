import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { chooseColumns } from "@/lib/imports/commands/choose-columns";
import { commitImport } from "@/lib/imports/commands/commit-import";
import { discardImport } from "@/lib/imports/commands/discard-import";
import { selectRows } from "@/lib/imports/commands/select-rows";
import { startImport } from "@/lib/imports/commands/start-import";
import { readImport, writeImport } from "@/lib/imports/jobs";
import { storedNotesSchema } from "@/lib/imports/schema";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { contextOf, inviteState, must, objectsOnDisk, system } from "@/tests/integration/documents/fixture";
import {
  committed,
  countBy,
  foundConference,
  imported,
  member,
  previewed,
  toldRows,
  userOf,
  written,
} from "./fixture";

const outcome = (result: { ok: boolean; error?: { code: string; message: string } }) =>
  result.ok ? "ok" : `${result.error?.code} ${result.error?.message}`;

let conferenceId: string;
let delegationId: string;
let officer: Ctx;
let focal: Ctx;
let code: string;

beforeEach(async () => {
  conferenceId = await foundConference();
  delegationId = await inviteState(conferenceId);
  officer = await member("registrationOfficer", conferenceId);
  focal = await member("missionFocalPoint", conferenceId, delegationId);
  const delegation = await db.delegation.findUniqueOrThrow({
    where: { id: delegationId },
    include: { organization: true },
  });
  code = delegation.organization.code;
});

const HEADER =
  "delegation_code,category,family_name,given_names,date_of_birth,document_number,document_issuer,functional_title";
const people = (...rows: string[]) => `${HEADER}\n${rows.map((row) => `${code},DL,${row}`).join("\n")}\n`;
const NIGORA = "Karimova,Nigora,1980-01-02,N1234567,TJK,Judge";
const SAIDA = "Karimova,Saida,1982-03-04,N7654321,TJK,Prosecutor";

describe("an import of people", () => {
  test("writes new people and changes, and never those under review", async () => {
    await imported(officer, "DELEGATES", { conferenceId }, people(NIGORA, SAIDA));
    const [nigora] = await db.delegate.findMany({
      where: { conferenceId, person: { givenNames: "Nigora" } },
    });
    await db.delegate.updateMany({
      where: { person: { givenNames: "Saida" }, conferenceId },
      data: { state: "WITHDRAWN" },
    });
    const again = await previewed(
      officer,
      "DELEGATES",
      { conferenceId },
      people(
        NIGORA.replace("Judge", "Minister"),
        SAIDA.replace("Prosecutor", "Minister"),
        "Karimov,Daler,,,,",
      ),
    );
    expect(await toldRows(again)).toEqual([
      [2, "UPDATE", "functional_title changes"],
      [3, "INVALID", "null notEditable"],
      [4, "NEW"],
    ]);
    await committed(officer, again);
    expect(await countBy(again, "state")).toEqual({ WRITTEN: 2, SKIPPED: 1 });
    expect(await db.delegate.findUnique({ where: { id: nigora?.id ?? "" } })).toMatchObject({
      functionalTitle: "Minister",
    });
    expect(await db.delegate.count({ where: { conferenceId } })).toBe(3);
    const entries = await db.auditEntry.findMany({
      where: { subjectId: nigora?.id ?? "" },
      orderBy: { sequence: "asc" },
    });
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["registration.added", userOf(officer)],
      ["registration.saved", userOf(officer)],
    ]);
    expect(JSON.stringify(entries, (_key, value) => (typeof value === "bigint" ? 0 : value))).not.toContain(
      "N1234567",
    );
  });

  test("leaves out what is not chosen", async () => {
    const importId = await previewed(officer, "DELEGATES", { conferenceId }, people(NIGORA, SAIDA));
    expect(must(await selectRows(officer, { importId, selected: false, rows: "NEW" })).chosen).toBe(0);
    expect(outcome(await commitImport(officer, { importId }))).toBe("INVALID importEmpty");
    expect(must(await selectRows(officer, { importId, selected: true, rows: [3] })).chosen).toBe(1);
    await committed(officer, importId);
    const names = await db.delegate.findMany({ where: { conferenceId }, include: { person: true } });
    expect(names.map(({ person }) => person.givenNames)).toEqual(["Saida"]);
    expect(await countBy(importId, "state")).toEqual({ SKIPPED: 1, WRITTEN: 1 });
  });

  test("writes each person once, however often and by how many at once", async () => {
    const [one, two] = [
      await previewed(officer, "DELEGATES", { conferenceId }, people(NIGORA, SAIDA)),
      await previewed(focal, "DELEGATES", { delegationId }, people(NIGORA, "Karimov,Daler,,,,")),
    ];
    must(await commitImport(officer, { importId: one }));
    must(await commitImport(focal, { importId: two }));
    expect(outcome(await commitImport(officer, { importId: one }))).toBe("CONFLICT importNotOpen");
    const run = (importId: string, ctx: Ctx) => writeImport(system(), { importId, userId: userOf(ctx) });
    await Promise.all([run(one, officer), run(two, focal), run(one, officer), run(two, focal)]);
    expect(await db.delegate.count({ where: { conferenceId } })).toBe(3);
    const rows = await db.importRow.findMany({ where: { importId: { in: [one, two] } } });
    expect(rows.map(({ state }) => state).toSorted()).toEqual(["FAILED", "WRITTEN", "WRITTEN", "WRITTEN"]);
    expect(rows.find(({ state }) => state === "FAILED")?.result).toEqual({ refusal: "importRowTaken" });
  });

  test("fails the row whose person was changed after the preview, and writes the others", async () => {
    await imported(focal, "DELEGATES", { delegationId }, people(NIGORA, SAIDA));
    const changes = people(NIGORA.replace("Judge", "Minister"), SAIDA.replace("Prosecutor", "Minister"));
    const importId = await previewed(focal, "DELEGATES", { delegationId }, changes);
    await db.delegate.updateMany({
      where: { conferenceId, person: { givenNames: "Nigora" } },
      data: { functionalTitle: "Adviser", version: { increment: 1 } },
    });
    await committed(focal, importId);
    const rows = await db.importRow.findMany({ where: { importId }, orderBy: { rowNumber: "asc" } });
    expect(rows.map(({ state, result }) => [state, (result as { refusal?: string }).refusal])).toEqual([
      ["FAILED", "staleVersion"],
      ["WRITTEN", undefined],
    ]);
    const titles = await db.delegate.findMany({
      where: { conferenceId },
      orderBy: { functionalTitle: "asc" },
    });
    expect(titles.map(({ functionalTitle }) => functionalTitle)).toEqual(["Adviser", "Minister"]);
  });

  test("stops when the person who asked may no longer act", async () => {
    const importId = await previewed(officer, "DELEGATES", { conferenceId }, people(NIGORA));
    must(await commitImport(officer, { importId }));
    await db.user.update({ where: { id: userOf(officer) }, data: { suspendedAt: new Date() } });
    await writeImport(system(), { importId, userId: userOf(officer) });
    expect(await db.import.findUnique({ where: { id: importId } })).toMatchObject({
      state: "FAILED",
      failure: "notAllowed",
    });
    expect(await db.delegate.count({ where: { conferenceId } })).toBe(0);
  });

  test("keeps no cell and no file in clear", async () => {
    const importId = await previewed(officer, "DELEGATES", { conferenceId }, people(NIGORA));
    const [row] = await db.$queryRaw<
      { row: string }[]
    >`SELECT t::text AS row FROM "ImportRow" t WHERE "importId" = ${importId}::uuid`;
    for (const secret of ["N1234567", "1980-01-02"]) {
      expect(row?.row).not.toContain(secret);
      expect(row?.row).not.toContain(Buffer.from(secret).toString("hex"));
    }
    expect(objectsOnDisk()).toEqual([]);
  });
});

describe("a focal point", () => {
  test("brings in people and papers of the own delegation, and nobody else's", async () => {
    const other = await inviteState(conferenceId);
    const csv = people(NIGORA).replace(code, "ZZZ");
    const importId = await previewed(focal, "DELEGATES", { delegationId }, csv);
    expect(await toldRows(importId)).toEqual([[2, "INVALID", "delegation_code otherDelegation"]]);
    const start = (place: object, kind: "DELEGATES" | "DELEGATIONS" = "DELEGATES") =>
      startImport(focal, {
        importId: randomUUID(),
        kind,
        name: "t.csv",
        bytes: new Uint8Array([65]),
        ...place,
      });
    expect(outcome(await start({ delegationId: other }))).toBe("NOT_FOUND delegationNotFound");
    expect(outcome(await start({ conferenceId }))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await start({ delegationId }, "DELEGATIONS"))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await start({}))).toBe("NOT_FOUND conferenceNotFound");
    const late = { ...focal, now: new Date("2027-03-09T00:00:00Z") };
    const afterwards = {
      importId: randomUUID(),
      kind: "DELEGATES" as const,
      delegationId,
      name: "t",
      bytes: new Uint8Array([65]),
    };
    expect(outcome(await startImport(late, afterwards))).toBe("CONFLICT registrationClosed");

    const paper = await imported(
      focal,
      "NOMINATIONS",
      { delegationId },
      "document_ref,document_date,name_as_written\nNV-1,2027-01-05,KARIMOVA Nigora\n",
    );
    expect(await countBy(paper, "state")).toEqual({ WRITTEN: 1 });
    const [document] = await db.nominationDocument.findMany({
      where: { delegationId },
      include: { lines: true },
    });
    expect(document).toMatchObject({ reference: "NV-1", state: "RECEIVED", lines: [{ lineNumber: 1 }] });
    expect(objectsOnDisk()).toEqual([]);
  });

  test("reaches no import of another delegation or of the officers", async () => {
    const stranger = await member("missionFocalPoint", conferenceId, await inviteState(conferenceId));
    const elsewhere = await member("registrationOfficer", await foundConference());
    const [own, wide] = [
      await previewed(focal, "DELEGATES", { delegationId }, people(NIGORA)),
      await previewed(officer, "DELEGATES", { conferenceId }, people(SAIDA)),
    ];
    for (const [ctx, importId] of [
      [stranger, own],
      [stranger, wide],
      [focal, wide],
      [elsewhere, own],
      [elsewhere, wide],
    ] as const) {
      for (const act of [
        commitImport(ctx, { importId }),
        discardImport(ctx, { importId }),
        selectRows(ctx, { importId, selected: true, rows: "NEW" }),
        chooseColumns(ctx, { importId, columns: {}, dateOrder: null }),
      ])
        expect(outcome(await act)).toBe("NOT_FOUND importNotFound");
    }
    expect(outcome(await selectRows(officer, { importId: own, selected: false, rows: "NEW" }))).toBe("ok");
  });
});

describe("who may import", () => {
  test("are officers and focal points alone", async () => {
    const importId = await previewed(officer, "DELEGATES", { conferenceId }, people(NIGORA));
    const allowed = ["registrationOfficer", "missionFocalPoint", "organizationFocalPoint"];
    const before = await written(conferenceId);
    for (const role of ROLE_NAMES.filter((name) => !allowed.includes(name) && name !== "delegate")) {
      const weaker = await member(role, conferenceId);
      const bytes = new Uint8Array([65]);
      const start = {
        importId: randomUUID(),
        kind: "DELEGATES" as const,
        conferenceId,
        name: "t.csv",
        bytes,
      };
      for (const act of [
        startImport(weaker, start),
        commitImport(weaker, { importId }),
        discardImport(weaker, { importId }),
        selectRows(weaker, { importId, selected: true, rows: "NEW" }),
        chooseColumns(weaker, { importId, columns: {}, dateOrder: null }),
      ])
        expect(outcome(await act), role).toBe("FORBIDDEN notAllowed");
    }
    expect(outcome(await commitImport(contextOf({ kind: "anonymous" }), { importId }))).toBe(
      "UNAUTHENTICATED signInFirst",
    );
    expect(await written(conferenceId)).toEqual(before);
  });

  test("a file sent twice is one import, and another's id is not taken over", async () => {
    const input = {
      importId: randomUUID(),
      kind: "DELEGATES" as const,
      conferenceId,
      name: "t.csv",
      bytes: new TextEncoder().encode(people(NIGORA)),
    };
    const answers = await Promise.all([startImport(officer, input), startImport(officer, input)]);
    expect(answers.map(outcome)).toEqual(["ok", "ok"]);
    expect(await db.import.count({ where: { conferenceId } })).toBe(1);
    expect(objectsOnDisk()).toHaveLength(1);
    expect(outcome(await startImport(await member("registrationOfficer", conferenceId), input))).toBe(
      "CONFLICT alreadyDone",
    );
    await readImport(system(), { importId: input.importId, userId: userOf(officer) });
    expect(objectsOnDisk()).toEqual([]);
  });
});

describe("delegations and papers", () => {
  test("of two imports of one body only one enters it, and more places are given at once", async () => {
    const csv = "code,name,type,quota\nNGO77,Water Watch,NGO,2\n";
    const [one, two] = [
      await previewed(officer, "DELEGATIONS", { conferenceId }, csv),
      await previewed(officer, "DELEGATIONS", { conferenceId }, csv),
    ];
    for (const importId of [one, two]) must(await commitImport(officer, { importId }));
    await Promise.all(
      [one, two].map((importId) => writeImport(system(), { importId, userId: userOf(officer) })),
    );
    expect(await db.organization.count({ where: { code: "NGO77" } })).toBe(1);
    expect(
      [await countBy(one, "state"), await countBy(two, "state")]
        .map((states) => JSON.stringify(states))
        .toSorted(),
    ).toEqual(['{"FAILED":1}', '{"WRITTEN":1}']);
    const raised = await imported(officer, "DELEGATIONS", { conferenceId }, csv.replace(",2", ",5"));
    expect(await countBy(raised, "outcome")).toEqual({ UPDATE: 1 });
    const delegation = await db.delegation.findFirstOrThrow({
      where: { conferenceId, organization: { code: "NGO77" } },
    });
    expect(delegation).toMatchObject({ quota: 5, version: 2, state: "INVITED" });
  });

  test("a paper that is judged between preview and commit stays as it was", async () => {
    const csv = (name: string) =>
      `delegation_code,document_ref,document_date,line_no,name_as_written\n${code},NV-9,2027-01-05,1,${name}\n${code},NV-9,,2,B B\n`;
    await imported(officer, "NOMINATIONS", { conferenceId }, csv("A A"));
    const importId = await previewed(officer, "NOMINATIONS", { conferenceId }, csv("A Z"));
    expect(await countBy(importId, "outcome")).toEqual({ UPDATE: 1, UNCHANGED: 1 });
    await db.nominationDocument.updateMany({
      where: { reference: "NV-9" },
      data: { state: "VERIFIED", verifiedAt: new Date(), verifiedBy: userOf(officer) },
    });
    await committed(officer, importId);
    expect(await countBy(importId, "state")).toEqual({ FAILED: 1, SKIPPED: 1 });
    const lines = await db.nominationLine.findMany({
      where: { document: { delegationId } },
      orderBy: { lineNumber: "asc" },
    });
    expect(lines.map(({ nameAsWritten }) => nameAsWritten)).toEqual(["A A", "B B"]);
  });
});

describe("a file", () => {
  test("in Windows-1251 or UTF-16, with titles above and a second header, is read as it is meant", async () => {
    const table = `Список делегации\n\nФамилия;Имя;Дата рождения;Делегация\nKarimova;Nigora;02.01.1980;${code}\nФамилия;Имя;Дата рождения;Делегация\nKarimova;Saida;04.03.1982;${code}\n`;
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(table, "utf16le")]);
    const cyrillic = Buffer.from(
      [...table].map((sign) => {
        const at = sign.codePointAt(0) ?? 0;
        return at < 0x80 ? at : at - 0x410 + 0xc0;
      }),
    );
    for (const bytes of [utf16, cyrillic]) {
      const importId = await previewed(officer, "DELEGATES", { conferenceId }, new Uint8Array(bytes));
      expect((await toldRows(importId)).map(([row, told]) => [row, told])).toEqual([
        [4, "NEW"],
        [6, "NEW"],
      ]);
      const { notes } = await db.import.findUniqueOrThrow({ where: { id: importId } });
      expect(storedNotesSchema.parse(notes).notes.map(({ note }) => note)).toContain("repeatedHeader");
    }
  });

  test("whose columns are not known is read again with the columns that the person chose", async () => {
    const csv = `A,B,C,Born\n${code},Karimova,Nigora,03/04/1980\n`;
    const importId = await previewed(officer, "DELEGATES", { conferenceId }, csv);
    expect((await toldRows(importId))[0]?.[1]).toBe("INVALID");
    const columns = { delegation_code: 0, family_name: 1, given_names: 2, date_of_birth: 3 };
    const choose = async (chosen: Record<string, number>, dateOrder: "dayFirst" | null) => {
      const result = await chooseColumns(officer, { importId, columns: chosen, dateOrder });
      if (result.ok) await readImport(system(), { importId, userId: userOf(officer) });
      return outcome(result);
    };
    expect(await choose({ family_name: 7 }, null)).toBe("INVALID checkFields");
    expect(await choose({ family_name: 1, given_names: 1 }, null)).toBe("INVALID checkFields");
    expect(await choose({ shoe_size: 1 }, null)).toBe("INVALID checkFields");
    expect(await choose(columns, null)).toBe("ok");
    expect(await toldRows(importId)).toEqual([[2, "INVALID", "date_of_birth ambiguousDate"]]);
    expect(await choose(columns, "dayFirst")).toBe("ok");
    expect((await toldRows(importId)).map(([, told]) => told)).toEqual(["NEW"]);
    await committed(officer, importId);
    const [person] = await db.person.findMany({ where: { delegates: { some: { conferenceId } } } });
    expect(person?.birthDate).toEqual(new Date("1980-04-03"));
    expect(outcome(await chooseColumns(officer, { importId, columns, dateOrder: null }))).toBe(
      "CONFLICT importNotOpen",
    );
  });

  test("that is thrown away leaves only the note that it was there", async () => {
    const importId = await previewed(officer, "DELEGATES", { conferenceId }, people(NIGORA));
    must(await discardImport(officer, { importId }));
    expect(await db.importRow.count({ where: { importId } })).toBe(0);
    expect(outcome(await discardImport(officer, { importId }))).toBe("CONFLICT importNotOpen");
    expect(outcome(await commitImport(officer, { importId }))).toBe("CONFLICT importNotOpen");
    expect(await db.auditEntry.count({ where: { subjectId: importId } })).toBe(2);
  });
});
