import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { accreditUnopposed } from "@/lib/delegates/commands/accredit-unopposed";
import { beginUpload } from "@/lib/documents/commands/begin-upload";
import { finishUpload } from "@/lib/documents/commands/finish-upload";
import { receivePiece } from "@/lib/documents/commands/receive-piece";
import { cleanFiles } from "@/lib/documents/jobs";
import { getFilePage } from "@/lib/documents/queries";
import { circulateBodies } from "@/lib/organizations/no-objection/commands/circulate-bodies";
import { recordApplication } from "@/lib/organizations/no-objection/commands/record-application";
import { takeCirculationList } from "@/lib/organizations/no-objection/commands/take-circulation-list";
import {
  getCirculation,
  listCirculations,
  listPossibleApplicants,
} from "@/lib/organizations/no-objection/queries/circulations";
import { ROLE_NAMES, roleDefinition } from "@/lib/policy/roles";
import { readTable } from "@/lib/tabular/read-table";
import { staff as accountOf } from "@/tests/integration/badges/fixture";
import { foundConference, must, NOW, staff, system } from "@/tests/integration/documents/fixture";
import {
  applicant,
  circulated,
  dayAfter,
  later,
  move,
  object,
  organization,
  statements,
} from "@/tests/integration/organizations/bodies";
import { makePdf } from "@/tests/support/papers";

let conferenceId: string;
let officer: Ctx;
let stranger: Ctx;
beforeAll(async () => {
  conferenceId = await foundConference();
  officer = staff("registrationOfficer", conferenceId);
  stranger = staff("registrationOfficer", await foundConference());
});

const DAY = 86_400_000;
const seen = async (id: string) => {
  const { version } = await db.delegation.findUniqueOrThrow({ where: { id } });
  return { id, version };
};
const stateOf = async (id: string) => (await db.delegation.findUniqueOrThrow({ where: { id } })).state;
const failed = (message: string) => ({ ok: false, error: { message } });
const at = (ctx: Ctx, instant: Date): Ctx => ({ ...ctx, now: instant });

describe("an application", () => {
  test("enters the body, keeps what it stated, and tells the contact in its language", async () => {
    const id = await applicant(officer, conferenceId, "Association des juristes");
    const row = await db.delegation.findUniqueOrThrow({
      where: { id },
      include: { application: true, organization: true },
    });
    expect(row).toMatchObject({ state: "APPLIED", quota: 2, language: "fr", version: 1 });
    expect(row.application).toMatchObject({ purpose: "Legal aid", contactName: "Ada Kim" });
    expect(row.organization.name).toMatchObject({ en: "Association des juristes" });
    const mail = await db.message.findFirstOrThrow({ where: { dedupeKey: { contains: id } } });
    expect(mail).toMatchObject({ name: "application-received", locale: "fr" });
    expect(mail.subject).toContain("Demande d’accréditation reçue");
    await expect(
      db.delegationApplication.update({ where: { delegationId: id }, data: { purpose: "Other" } }),
    ).rejects.toThrow();
  });

  test("comes from the registry once, never from a State or a suspended body", async () => {
    const [ngo, state] = [await organization(), await organization("MEMBER_STATE", "TJK")];
    const record = (organizationId: string, ctx = officer) =>
      recordApplication(ctx, { conferenceId, body: { organizationId }, ...statements });
    const offered = must(await listPossibleApplicants(officer, conferenceId)).map(({ value }) => value);
    expect([offered.includes(ngo), offered.includes(state)]).toEqual([true, false]);
    must(await record(ngo));
    expect(await record(ngo)).toMatchObject(failed("delegationExists"));
    expect(await record(state)).toMatchObject({ error: { fields: { organizationId: "chooseOne" } } });
    const shut = await organization();
    await db.organization.update({ where: { id: shut }, data: { suspendedAt: NOW, suspendedReason: "R" } });
    expect(await record(shut)).toMatchObject(failed("organizationSuspended"));
    expect(await record(await organization(), stranger)).toMatchObject({ error: { code: "FORBIDDEN" } });
  });

  test.each(ROLE_NAMES.filter((role) => role !== "registrationOfficer"))("not by %s", async (role) => {
    const weak = staff(role, conferenceId);
    const body = { organizationId: await organization() };
    const before = await db.delegation.count();
    expect(await recordApplication(weak, { conferenceId, body, ...statements })).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
    expect(await listCirculations(weak, conferenceId)).toMatchObject({ error: { code: "FORBIDDEN" } });
    expect(await db.delegation.count()).toBe(before);
  });
});

describe("a circulated list", () => {
  test("has the next number of its conference and ends at the venue's hour", async () => {
    const first = await circulated(officer, conferenceId, ["One", "Two"]);
    const second = await circulated(officer, conferenceId, ["Three"]);
    expect(second.number).toBe(first.number + 1);
    // 18:00 in Dushanbe is 13:00 in the world's time, whatever the zone of the server.
    expect(first.closesAt.toISOString()).toBe(`${dayAfter(30)}T13:00:00.000Z`);
    const list = must(await getCirculation(officer, first.id));
    expect(list.bodies.map(({ name, state }) => [name, state])).toEqual([
      ["One", "CIRCULATED"],
      ["Two", "CIRCULATED"],
    ]);
    expect(await getCirculation(stranger, first.id)).toMatchObject(failed("circulationNotFound"));
  });

  test("shorter than the rule wants a yes; an end in the past is refused", async () => {
    const id = await applicant(officer, conferenceId);
    must(await move(officer, id, "findEligible"));
    const circulate = (days: number, acknowledged: boolean) =>
      circulateBodies(officer, {
        conferenceId,
        delegations: [{ id, version: 2 }],
        closesOn: dayAfter(days),
        closesAt: "18:00",
        acknowledged,
      });
    expect(await circulate(3, false)).toMatchObject({
      error: { fields: { acknowledged: "warningsUnanswered" } },
    });
    expect(await circulate(-1, true)).toMatchObject({ error: { fields: { closesOn: "inThePast" } } });
    const made = must(await circulate(3, true));
    const audit = await db.auditEntry.findFirstOrThrow({ where: { subjectId: made.id } });
    expect(audit.details).toMatchObject({ warnings: ["shorterThanSet"] });
  });

  test("is whole or not at all, and two at once take two numbers", async () => {
    const ids = [await applicant(officer, conferenceId), await applicant(officer, conferenceId)];
    for (const id of ids) must(await move(officer, id, "findEligible"));
    const clock = { conferenceId, closesOn: dayAfter(40), closesAt: "18:00", acknowledged: true };
    const list = (delegations: { id: string; version: number }[], ctx = officer) =>
      circulateBodies(ctx, { ...clock, delegations });
    const [first, second] = [await seen(ids[0] ?? ""), await seen(ids[1] ?? "")];
    const before = await db.circulation.count();
    expect(await list([first, { ...second, version: 9 }])).toMatchObject(failed("staleVersion"));
    expect(await list([first], stranger)).toMatchObject({ error: { code: "FORBIDDEN" } });
    expect([await db.circulation.count(), await stateOf(first.id)]).toEqual([before, "ELIGIBILITY"]);
    const lists = (await Promise.all([list([first]), list([second])])).map(must);
    expect(new Set(lists.map(({ number }) => number)).size).toBe(2);
  });

  test("goes out as a document and as a workbook that say who is on it", async () => {
    const { id, number } = await circulated(officer, conferenceId, ["=Inert & Sons", "هيئة القانون"]);
    const pdf = must(await takeCirculationList(officer, { circulationId: id, form: "pdf", locale: "ar" }));
    expect(Buffer.from(pdf.bytes).subarray(0, 5).toString()).toBe("%PDF-");
    const file = must(await takeCirculationList(officer, { circulationId: id, form: "xlsx", locale: "en" }));
    expect(file.name).toMatch(new RegExp(`-circulation-${number}\\.xlsx$`));
    const table = await readTable(Buffer.from(file.bytes));
    expect(JSON.stringify(table)).toContain("=Inert & Sons");
    for (const role of ["accreditationApprover", "auditor"] as const)
      expect(
        await takeCirculationList(staff(role, conferenceId), {
          circulationId: id,
          form: "pdf",
          locale: "en",
        }),
      ).toMatchObject({ error: { code: "FORBIDDEN" } });
    expect(await db.auditEntry.count({ where: { subjectId: id, action: "export.made" } })).toBe(2);
  });
});

describe("an objection", () => {
  test("is recorded with State, reason, paper and hour, once a State", async () => {
    const { ids, id: circulationId } = await circulated(officer, conferenceId, ["Opposed"]);
    const [id] = ids as [string];
    const [first, second] = [
      await organization("MEMBER_STATE", "AUT"),
      await organization("MEMBER_STATE", "BEL"),
    ];
    const soon = later(officer, 5 * DAY);
    must(await object(soon, id, first, dayAfter(2), "09:30"));
    expect(await object(soon, id, first, dayAfter(2), "09:30")).toMatchObject(failed("objectionExists"));
    must(await object(soon, id, second, dayAfter(3), "09:30"));
    const { bodies } = must(await getCirculation(officer, circulationId));
    expect(bodies[0]?.objections.map(({ state, reference }) => [state, reference])).toEqual([
      ["Austria", "NV 77"],
      ["Belgium", "NV 77"],
    ]);
    expect(await stateOf(id)).toBe("OBJECTED");
  });

  test("takes the scan of the note, which only who reads the objection sees", async () => {
    const { ids, id: circulationId } = await circulated(officer, conferenceId, ["Scanned", "Other"]);
    const [id, other] = ids as [string, string];
    const [state, second] = [
      await organization("MEMBER_STATE", "FIN"),
      await organization("MEMBER_STATE", "GRC"),
    ];
    const account = await accountOf("registrationOfficer", conferenceId, NOW);
    const colleague = await accountOf("registrationOfficer", conferenceId, NOW);
    const body = await accountOf("organizationFocalPoint", conferenceId, NOW, id);
    const send = async (ctx: Ctx, purpose: "OBJECTION" | "NOMINATION_DOCUMENT", text: string) => {
      const bytes = makePdf([text]);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const announced = { delegationId: id, purpose, name: "note.pdf", byteSize: bytes.length, sha256 };
      const begun = await beginUpload(ctx, announced);
      if (!begun.ok) return begun;
      const { uploadId } = begun.value;
      must(await receivePiece(ctx, { uploadId, offset: 0, bytes }));
      return finishUpload(ctx, { uploadId });
    };
    expect(await send(body, "OBJECTION", "NOTE OF NOBODY")).toMatchObject({ error: { code: "FORBIDDEN" } });
    const { fileId } = must(await send(account, "OBJECTION", "NOTE OF FINLAND"));
    const nomination = must(await send(account, "NOMINATION_DOCUMENT", "NOT AN OBJECTION")).fileId;
    const soon = (ctx: Ctx) => ({ ...ctx, now: later(officer, 5 * DAY).now });
    const day = dayAfter(2);
    expect(await object(soon(colleague), id, state, day, "09:30", fileId)).toMatchObject(
      failed("fileNotFound"),
    );
    expect(await object(soon(account), id, state, day, "09:30", nomination)).toMatchObject(
      failed("fileNotFound"),
    );
    expect(await stateOf(id)).toBe("CIRCULATED");
    must(await object(soon(account), id, state, day, "09:30", fileId));
    expect(await object(soon(account), other, second, day, "09:30", fileId)).toMatchObject(
      failed("fileNotFound"),
    );
    const { bodies } = must(await getCirculation(colleague, circulationId));
    const [objection] = bodies.find((one) => one.id === id)?.objections ?? [];
    expect(objection?.file).toEqual({ id: fileId, pages: 1 });
    must(await getFilePage(colleague, { fileId, page: 1 }));
    for (const role of ROLE_NAMES) {
      if (roleDefinition(role).permissions.includes("organization.manage")) continue;
      const ctx = await accountOf(role, conferenceId, NOW, id);
      expect(await getFilePage(ctx, { fileId, page: 1 })).toMatchObject({ ok: false });
    }
    expect(await getFilePage(stranger, { fileId, page: 1 })).toMatchObject(failed("fileNotFound"));
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { subjectId: id, action: "objection.recorded" },
    });
    expect(entry.details).toMatchObject({ fileId });
    await cleanFiles(system(new Date(Date.now() + 2 * DAY)));
    const kept = await db.file.findMany({ where: { id: { in: [fileId, nomination] } } });
    expect(kept.map((file) => file.id)).toEqual([fileId]);
  });

  test("counts from its receipt: in time but recorded late it stops the body, one minute late it does not", async () => {
    const { ids } = await circulated(officer, conferenceId, ["Late", "Later"]);
    const [id, other] = ids as [string, string];
    const state = await organization("MEMBER_STATE", "CHN");
    const after = later(officer, 31 * DAY);
    expect(await object(after, id, state, dayAfter(30), "18:00")).toMatchObject(failed("objectionsClosed"));
    must(await object(after, id, state, dayAfter(30), "17:59"));
    must(await move(after, other, "accreditUnopposed", null));
    expect(await object(after, other, state, dayAfter(30), "17:59")).toMatchObject(
      failed("notFromThisState"),
    );
  });

  test("is of a State, neither in the future nor before the list", async () => {
    const { ids } = await circulated(officer, conferenceId, ["Dates"]);
    const [id] = ids as [string];
    const [state, ngo] = [await organization("MEMBER_STATE", "DNK"), await organization()];
    const soon = later(officer, DAY);
    expect(await object(soon, id, ngo, dayAfter(1), "00:01")).toMatchObject({
      error: { fields: { organizationId: "chooseOne" } },
    });
    expect(await object(soon, id, state, dayAfter(9), "09:00")).toMatchObject({
      error: { fields: { receivedOn: "dateInFuture" } },
    });
    expect(await object(soon, id, state, dayAfter(-1), "09:00")).toMatchObject({
      error: { fields: { receivedOn: "beforeCirculation" } },
    });
    expect(await object(stranger, id, state, dayAfter(0), "00:01")).toMatchObject(
      failed("delegationNotFound"),
    );
    expect(await object(staff("auditor", conferenceId), id, state, dayAfter(0), "00:01")).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
  });
});

describe("when the clock has run out", () => {
  test("all without objection are accredited at once, and the others wait for the body", async () => {
    const { ids, closesAt } = await circulated(officer, conferenceId, ["Clear", "Also clear", "Disputed"]);
    const [clear, also, disputed] = ids as [string, string, string];
    must(
      await object(
        later(officer, DAY),
        disputed,
        await organization("MEMBER_STATE", "EGY"),
        dayAfter(1),
        "00:01",
      ),
    );
    const delegations = await Promise.all(ids.map(seen));
    const before = must(
      await accreditUnopposed(at(officer, new Date(closesAt.getTime() - 1)), { delegations }),
    );
    expect(before.map(({ message }) => message)).toEqual([
      "objectionsOpen",
      "objectionsOpen",
      "notFromThisState",
    ]);
    const done = must(await accreditUnopposed(at(officer, closesAt), { delegations }));
    expect(done.map(({ message }) => message)).toEqual([null, null, "notFromThisState"]);
    expect([await stateOf(clear), await stateOf(also)]).toEqual(["ACCREDITED", "ACCREDITED"]);
    const mail = await db.message.findFirstOrThrow({
      where: { name: "delegation-accredited", recipient: "office@body.example" },
      orderBy: { createdAt: "desc" },
    });
    expect(mail.text).toContain("2 places sont réservées");
    must(await move(officer, disputed, "submitToBody", null));
    must(await move(officer, disputed, "bodyRefuses", "Decision 3/4", "The Conference decided otherwise."));
    const refusal = await db.message.findFirstOrThrow({ where: { name: "delegation-not-accredited" } });
    expect(refusal.text).toContain("The Conference decided otherwise.");
    expect(refusal.text).not.toContain("Decision 3/4");
    const again = must(await accreditUnopposed(at(officer, closesAt), { delegations: [await seen(clear)] }));
    expect(again[0]?.message).toBe("notFromThisState");
  });

  test("an objection that came in time and the accreditation at once: one wins, never both", async () => {
    const names = Array.from({ length: 8 }, (_, index) => `Race ${index}`);
    const { ids, closesAt } = await circulated(officer, conferenceId, names);
    const state = await organization("MEMBER_STATE", "FRA");
    const instant = at(officer, closesAt);
    for (const id of ids) {
      const [objected, accredited] = await Promise.all([
        object(instant, id, state, dayAfter(30), "17:59"),
        seen(id).then((body) => accreditUnopposed(instant, { delegations: [body] })),
      ]);
      const won = must(accredited)[0]?.message === null;
      expect(objected.ok).toBe(!won);
      expect(await stateOf(id)).toBe(won ? "ACCREDITED" : "OBJECTED");
      expect(await db.objection.count({ where: { delegationId: id } })).toBe(won ? 0 : 1);
    }
  });

  test("the race is real: writers that do not repeat what they saw overwrite one another", async () => {
    const { ids } = await circulated(officer, conferenceId, ["Unguarded"]);
    const [id] = ids as [string];
    const both = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const write = (state: "ACCREDITED" | "OBJECTED", index: 0 | 1) =>
      db.$transaction(async (tx) => {
        const found = await tx.delegation.findUniqueOrThrow({ where: { id } });
        both[index]?.resolve();
        await Promise.all(both.map(({ promise }) => promise));
        await tx.delegation.update({ where: { id }, data: { state } });
        return found.state;
      });
    expect(await Promise.all([write("ACCREDITED", 0), write("OBJECTED", 1)])).toEqual([
      "CIRCULATED",
      "CIRCULATED",
    ]);
  });

  test("of two officers who accredit at once one does, with one mail", async () => {
    const { ids, closesAt } = await circulated(officer, conferenceId, ["Twice"]);
    const delegations = [await seen(ids[0] ?? "")];
    const both = await Promise.all(
      [officer, staff("registrationOfficer", conferenceId)].map((one) =>
        accreditUnopposed(at(one, closesAt), { delegations }),
      ),
    );
    expect(both.map((one) => must(one)[0]?.message ?? "done").filter((word) => word === "done")).toHaveLength(
      1,
    );
    const decisions = await db.delegationDecision.findMany({
      where: { delegationId: ids[0] ?? "", action: "accreditUnopposed" },
    });
    expect(decisions).toHaveLength(1);
    expect(await db.message.count({ where: { dedupeKey: { contains: decisions[0]?.id ?? "-" } } })).toBe(1);
  });
});
