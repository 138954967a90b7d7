import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { assignDossier } from "@/lib/accreditation/assignment/commands/assign-dossier";
import { carryOutRow } from "@/lib/accreditation/bulk/commands/carry-out-row";
import { prepareBulkAct } from "@/lib/accreditation/bulk/commands/prepare-bulk-act";
import { startBulkAct } from "@/lib/accreditation/bulk/commands/start-bulk-act";
import { takeBulkReport } from "@/lib/accreditation/bulk/commands/take-bulk-report";
import { cleanBulkActs, PORTION, runBulkAct, tryBulkAct } from "@/lib/accreditation/bulk/jobs";
import { getBulkAct, listBulkActs, listBulkPeople } from "@/lib/accreditation/bulk/queries/bulk-acts";
import type { BulkTerms, PrepareBulkActInput } from "@/lib/accreditation/bulk/schema";
import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { startReview } from "@/lib/accreditation/commands/start-review";
import { verifyChain } from "@/lib/audit/verify";
import type { Ctx, UserActor } from "@/lib/context";
import { db } from "@/lib/db/client";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { delegationOf, foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { must, NOW, system } from "@/tests/integration/documents/fixture";
import { member } from "@/tests/integration/imports/fixture";
import { readyPeople } from "@/tests/support/ready-people";
import { type Registered, registered } from "./registered";

let conferenceId: string;
let officer: Ctx;
let approver: Ctx;

const userOf = (ctx: Ctx) => ctx.actor as UserActor;
const at = (ctx: Ctx): Ctx => ({ ...ctx, now: NOW });

beforeAll(async () => {
  conferenceId = await foundConference();
});
beforeEach(async () => {
  officer = at(await member("registrationOfficer", conferenceId));
  approver = at(await member("accreditationApprover", conferenceId));
});

async function ready(by: Ctx = officer): Promise<Registered> {
  const person = await registered(conferenceId);
  const input = { delegateId: person.id, version: person.version, badgeApproved: true as const };
  const { version } = must(await submitDelegate(person.owner, input));
  return { ...person, version: must(await startReview(by, { delegateId: person.id, version })).version };
}

const APPROVE: BulkTerms = { kind: "APPROVE" };

async function previewed(ctx: Ctx, people: { id: string }[], terms: BulkTerms = APPROVE): Promise<string> {
  const actId = randomUUID();
  const input = { actId, conferenceId, terms, people: { ids: people.map(({ id }) => id) } };
  must(await prepareBulkAct(ctx, input));
  await tryBulkAct(system(), { actId });
  return actId;
}

async function carriedOut(ctx: Ctx, actId: string): Promise<void> {
  const { counts } = must(await getBulkAct(ctx, { conferenceId, actId }));
  must(await startBulkAct(ctx, { actId, people: counts.READY }));
  await runBulkAct(system(), { actId });
}

const rowsOf = async (ctx: Ctx, actId: string) =>
  new Map(
    must(await getBulkAct(ctx, { conferenceId, actId })).rows.map(({ person, state, reason }) => [
      person?.id,
      reason ? `${state} ${reason}` : state,
    ]),
  );
const stateOf = async (person: { id: string }) =>
  (await db.delegate.findUniqueOrThrow({ where: { id: person.id } })).state;
const approvals = (people: { id: string }[]) =>
  db.decision.count({ where: { delegateId: { in: people.map(({ id }) => id) }, action: "approve" } });

describe("the preview", () => {
  test("says who will happen and why not the others, and does nothing", async () => {
    const [one, other] = [await ready(), await ready()];
    const decided = await ready();
    must(
      await approveDelegate(at(await member("accreditationApprover", conferenceId)), {
        delegateId: decided.id,
        version: decided.version,
        categoryId: decided.categoryId,
        zoneCodes: ["A"],
      }),
    );
    const own = await ready();
    await db.delegate.update({ where: { id: own.id }, data: { createdByUserId: userOf(approver).userId } });
    const before = await db.message.count();
    const entries = await db.auditEntry.count();
    const actId = await previewed(approver, [one, other, decided, own]);
    expect(await rowsOf(approver, actId)).toEqual(
      new Map([
        [one.id, "READY"],
        [other.id, "READY"],
        [decided.id, "BLOCKED notFromThisState"],
        [own.id, "BLOCKED createdByYou"],
      ]),
    );
    expect(await stateOf(one)).toBe("READY");
    expect(await approvals([one, other])).toBe(0);
    expect(await db.message.count()).toBe(before);
    expect(await db.auditEntry.count()).toBe(entries);
  });

  test("is made of the whole filter", async () => {
    const person = await ready();
    const filter = { state: "READY" as const, delegation: person.delegationId };
    expect(must(await listBulkPeople(approver, conferenceId, filter)).found).toBe(1);
    const actId = randomUUID();
    const input: PrepareBulkActInput = { actId, conferenceId, terms: APPROVE, people: { filter } };
    must(await prepareBulkAct(approver, input));
    must(await prepareBulkAct(approver, input));
    await tryBulkAct(system(), { actId });
    expect(await rowsOf(approver, actId)).toEqual(new Map([[person.id, "READY"]]));
  });

  test("that leads to nothing is gone after a day; an act that was carried out stays", async () => {
    const [left, done] = [await ready(), await ready()];
    const [old, kept] = [await previewed(approver, [left]), await previewed(approver, [done])];
    await carriedOut(approver, kept);
    await cleanBulkActs({ ...system(), now: new Date(NOW.getTime() + 25 * 3_600_000) });
    const ids = must(await listBulkActs(approver, conferenceId)).map(({ id }) => id);
    expect(ids).toContain(kept);
    expect(ids).not.toContain(old);
  });
});

describe("the act", () => {
  test("approves each by the single command, with mail, decision and entry, and reports row by row", async () => {
    const people = [await ready(), await ready(), await ready()];
    const actId = await previewed(approver, people);
    const [first, second] = people as [Registered, Registered];
    // Somebody else is faster with the second one.
    const colleague = at(await member("accreditationApprover", conferenceId));
    const { categoryId, version } = second;
    must(await approveDelegate(colleague, { delegateId: second.id, version, categoryId, zoneCodes: ["A"] }));
    await carriedOut(approver, actId);
    const rows = await rowsOf(approver, actId);
    expect(rows.get(first.id)).toBe("DONE");
    expect(rows.get(second.id)).toBe("FAILED staleVersion");
    expect(await Promise.all(people.map(stateOf))).toEqual(["APPROVED", "APPROVED", "APPROVED"]);
    expect(await approvals(people)).toBe(3);
    const mails = await db.message.count({ where: { delegateId: first.id, name: "delegate-approved" } });
    expect(mails).toBeGreaterThan(0);
    const file = must(await takeBulkReport(approver, { actId, format: "csv" }));
    const text = await new Response(file.stream).text();
    expect(text).toContain("Somebody changed this in the meantime");
    expect(await verifyChain(conferenceId)).toMatchObject({ intact: true });
  });

  test("returns with the same items, and refuses a date that is past already in the preview", async () => {
    const person = await registered(conferenceId);
    const input = { delegateId: person.id, version: person.version, badgeApproved: true as const };
    must(await submitDelegate(person.owner, input));
    const items = [{ reasonCode: "TITLE_MISSING" as const, note: "Please give the full title." }];
    const late = await previewed(officer, [person], { kind: "RETURN", items, dueOn: "2020-01-01" });
    expect(await rowsOf(officer, late)).toEqual(new Map([[person.id, "BLOCKED checkFields"]]));
    const actId = await previewed(officer, [person], { kind: "RETURN", items, dueOn: "2027-01-10" });
    await carriedOut(officer, actId);
    expect(await rowsOf(officer, actId)).toEqual(new Map([[person.id, "DONE"]]));
    expect(await stateOf(person)).toBe("RETURNED");
  });

  test("assigns to a colleague who works on the files, and to nobody else", async () => {
    const person = await ready();
    const guard = at(await member("gateGuard", conferenceId));
    const toGuard: BulkTerms = { kind: "ASSIGN", assigneeId: userOf(guard).userId };
    expect(await rowsOf(officer, await previewed(officer, [person], toGuard))).toEqual(
      new Map([[person.id, "BLOCKED checkFields"]]),
    );
    const assigneeId = userOf(approver).userId;
    await carriedOut(officer, await previewed(officer, [person], { kind: "ASSIGN", assigneeId }));
    const open = () =>
      db.assignment.findMany({
        where: { delegateId: person.id, endedAt: null },
        select: { assigneeId: true },
      });
    expect(await open()).toEqual([{ assigneeId }]);
    const { version } = await db.delegate.findUniqueOrThrow({ where: { id: person.id } });
    must(await assignDossier(officer, { delegateId: person.id, version, assigneeId: null }));
    expect(await open()).toEqual([]);
  });

  test("run twice at once, and again after its end, does each once", async () => {
    const people = [await ready(), await ready(), await ready(), await ready()];
    const actId = await previewed(approver, people);
    must(await startBulkAct(approver, { actId, people: 4 }));
    expect(outcome(await startBulkAct(approver, { actId, people: 4 }))).toBe("CONFLICT alreadyDone");
    await Promise.all([runBulkAct(system(), { actId }), runBulkAct(system(), { actId })]);
    await runBulkAct(system(), { actId });
    expect(await approvals(people)).toBe(4);
    expect([...(await rowsOf(approver, actId)).values()]).toEqual(["DONE", "DONE", "DONE", "DONE"]);
    expect(await db.auditEntry.count({ where: { subjectId: actId, action: "bulkAct.finished" } })).toBe(1);
  });

  test("the row that is done says so in the transaction of the act: without that, a second job does it again", async () => {
    const person = await ready();
    const actId = await previewed(approver, [person]);
    must(await startBulkAct(approver, { actId, people: 1 }));
    const row = {
      actId,
      conferenceId,
      terms: APPROVE,
      position: 0,
      delegateId: person.id,
      mode: "run" as const,
    };
    must(await carryOutRow(approver, { ...row, version: person.version }));
    // The same row once more, even with the version that would fit now.
    must(await carryOutRow(approver, { ...row, version: person.version + 1 }));
    expect(await approvals([person])).toBe(1);
    await expect(
      db.bulkActRow.updateMany({ where: { actId }, data: { state: "READY", settledAt: null } }),
    ).rejects.toThrow(/stays as it is/);
  });

  test("a job that breaks off between two portions goes on where it stopped, each once", async () => {
    const people = await readyPeople({ conferenceId, delegationId: await delegationOf(conferenceId) }, 30);
    const actId = await previewed(approver, people);
    must(await startBulkAct(approver, { actId, people: 30 }));
    const find = db.user.findUnique.bind(db.user);
    let asked = 0;
    // The line to the database breaks at the second portion.
    const spy = vi.spyOn(db.user, "findUnique").mockImplementation(((args: never) => {
      asked += 1;
      return asked > 1 ? Promise.reject(new Error("57P01 terminating connection")) : find(args);
    }) as never);
    await expect(runBulkAct(system(), { actId })).rejects.toThrow();
    spy.mockRestore();
    const half = must(await getBulkAct(approver, { conferenceId, actId }));
    expect(half).toMatchObject({ state: "RUNNING", counts: { DONE: PORTION, READY: 30 - PORTION } });
    await runBulkAct(system(), { actId });
    const whole = must(await getBulkAct(approver, { conferenceId, actId }));
    expect(whole).toMatchObject({ state: "DONE", counts: { DONE: 30, READY: 0, FAILED: 0 } });
    expect(await approvals(people)).toBe(30);
  });

  test("who is refused in a portion is undone alone, and what the others cause is written once", async () => {
    const people = await readyPeople({ conferenceId, delegationId: await delegationOf(conferenceId) }, 4);
    const actId = await previewed(approver, people);
    must(await startBulkAct(approver, { actId, people: 4 }));
    const [, touched, taken] = await db.bulkActRow.findMany({
      where: { actId },
      orderBy: { position: "asc" },
    });
    if (!touched || !taken) throw new Error("no rows");
    await db.delegate.update({ where: { id: touched.delegateId }, data: { version: { increment: 1 } } });
    await db.delegate.update({
      where: { id: taken.delegateId },
      data: { createdByUserId: userOf(approver).userId },
    });
    await runBulkAct(system(), { actId });
    const rows = await rowsOf(approver, actId);
    expect([rows.get(touched.delegateId), rows.get(taken.delegateId)]).toEqual([
      "FAILED staleVersion",
      "FAILED createdByYou",
    ]);
    const done = people.filter(({ id }) => rows.get(id) === "DONE").map(({ id }) => id);
    expect(done).toHaveLength(2);
    const mails = await db.message.findMany({
      where: { delegateId: { in: people.map(({ id }) => id) }, name: "delegate-approved" },
    });
    expect(mails.map(({ delegateId }) => delegateId).sort()).toEqual([...done].sort());
    const jobs = await db.$queryRaw<{ id: string }[]>`SELECT payload ->> 'messageId' AS id
      FROM graphile_worker._private_jobs WHERE payload ->> 'messageId' = ANY (${mails.map(({ id }) => id)})`;
    expect(jobs.map(({ id }) => id).sort()).toEqual(mails.map(({ id }) => id).sort());
    const entries = await db.auditEntry.findMany({
      where: { action: "delegate.approved", subjectId: { in: people.map(({ id }) => id) } },
    });
    expect(entries.map(({ subjectId }) => subjectId).sort()).toEqual([...done].sort());
    const links = await db.accessLink.count({ where: { delegateId: { in: people.map(({ id }) => id) } } });
    expect(links).toBe(2);
    expect(await verifyChain(conferenceId)).toMatchObject({ intact: true });
  });

  test("a portion that breaks as a whole is carried out person by person", async () => {
    const people = await readyPeople({ conferenceId, delegationId: await delegationOf(conferenceId) }, 3);
    const actId = await previewed(approver, people);
    must(await startBulkAct(approver, { actId, people: 3 }));
    // One decision is refused by the database: that breaks the transaction of all three.
    await db.$executeRawUnsafe(`CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW."delegateId" = '${people[1]?.id}' THEN RAISE EXCEPTION 'refused by a test'; END IF; RETURN NEW; END $$`);
    await db.$executeRaw`CREATE TRIGGER refuse_one BEFORE INSERT ON "Decision" FOR EACH ROW EXECUTE FUNCTION refuse_one()`;
    await runBulkAct(system(), { actId });
    await db.$executeRaw`DROP FUNCTION refuse_one CASCADE`;
    const rows = await rowsOf(approver, actId);
    expect(people.map(({ id }) => rows.get(id))).toEqual(["DONE", "FAILED bulkRowBroken", "DONE"]);
    expect(await approvals(people)).toBe(2);
  });
});

describe("who may", () => {
  test("a role withdrawn half-way leaves the rest undone, with that reason", async () => {
    const people = [await ready(), await ready(), await ready()];
    const actId = await previewed(approver, people);
    must(await startBulkAct(approver, { actId, people: 3 }));
    const [first] = people as [Registered];
    const row = { actId, conferenceId, terms: APPROVE, position: 0, mode: "run" as const };
    const { delegateId } = await db.bulkActRow.findFirstOrThrow({ where: { actId, position: 0 } });
    must(await carryOutRow(approver, { ...row, delegateId, version: first.version }));
    await db.roleGrant.updateMany({
      where: { userId: userOf(approver).userId },
      data: { revokedAt: new Date(NOW.getTime() - 1) },
    });
    await runBulkAct(system(), { actId });
    const states = await db.bulkActRow.findMany({ where: { actId }, orderBy: { position: "asc" } });
    expect(states.map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      "DONE null",
      "FAILED roleEnded",
      "FAILED roleEnded",
    ]);
    expect(await approvals(people)).toBe(1);
  });

  test("a weaker role is refused, and sees nobody else's acts", async () => {
    const person = await ready();
    const input = { conferenceId, terms: APPROVE, people: { ids: [person.id] } };
    const auditor = await staff("auditor", conferenceId, NOW);
    for (const weaker of [officer, auditor]) {
      expect(outcome(await prepareBulkAct(weaker, { ...input, actId: randomUUID() }))).toBe(
        "FORBIDDEN notAllowed",
      );
    }
    const actId = await previewed(approver, [person]);
    expect(outcome(await getBulkAct(officer, { conferenceId, actId }))).toBe("NOT_FOUND bulkActNotFound");
    expect(outcome(await startBulkAct(officer, { actId, people: 1 }))).toBe("NOT_FOUND bulkActNotFound");
    expect(outcome(await takeBulkReport(officer, { actId, format: "csv" }))).toBe(
      "NOT_FOUND bulkActNotFound",
    );
    expect(outcome(await startBulkAct(approver, { actId, people: 2 }))).toBe("CONFLICT staleVersion");
  });

  test("people of another conference do not exist, and nothing of theirs is written down", async () => {
    const elsewhere = await foundConference();
    const stranger = await registered(elsewhere);
    const person = await ready();
    const input = {
      actId: randomUUID(),
      conferenceId,
      terms: APPROVE,
      people: { ids: [person.id, stranger.id] },
    };
    expect(outcome(await prepareBulkAct(approver, input))).toBe("NOT_FOUND registrationNotFound");
    expect(outcome(await prepareBulkAct(approver, { ...input, conferenceId: elsewhere }))).toBe(
      "FORBIDDEN notAllowed",
    );
    expect(await db.bulkAct.count({ where: { id: input.actId } })).toBe(0);
  });
});
