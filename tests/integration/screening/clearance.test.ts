import { beforeAll, describe, expect, test } from "vitest";
import { closeReview } from "@/lib/accreditation/commands/close-review";
import { dismissQuery } from "@/lib/accreditation/commands/dismiss-query";
import { holdDelegate } from "@/lib/accreditation/commands/hold-delegate";
import { liftHold } from "@/lib/accreditation/commands/lift-hold";
import { returnOnQuery } from "@/lib/accreditation/commands/return-on-query";
import { startReview } from "@/lib/accreditation/commands/start-review";
import { getDelegateForReview } from "@/lib/accreditation/queries/dossier";
import { db } from "@/lib/db/client";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { runPurge } from "@/lib/retention/jobs";
import { askPerson } from "@/lib/screening/commands/ask-person";
import { enterMatch } from "@/lib/screening/commands/enter-match";
import { resumeVetting } from "@/lib/screening/commands/resume-vetting";
import { takeFile } from "@/lib/screening/commands/take-file";
import { writeNote } from "@/lib/screening/commands/write-note";
import { expireClearances } from "@/lib/screening/jobs";
import { getClearanceFile } from "@/lib/screening/queries/clearance-file";
import { getClearanceWork } from "@/lib/screening/queries/clearance-work";
import { outcome, staff, system } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";
import { ALL_DUE, signedPurge, tablesWith } from "@/tests/integration/retention/fixture";
import {
  approve,
  approved,
  CLEARANCE,
  cleared,
  configure,
  type Desk,
  fileOf,
  match,
  matched,
  openDesk,
  pending,
  rowOf,
  running,
  settle,
} from "./fixture";

let desk: Desk;
let elsewhere: Desk;

beforeAll(async () => {
  desk = await openDesk();
  elsewhere = await openDesk();
});

describe("the file follows the review", () => {
  test("starting the review opens it with the review's clock; the word says that it waits", async () => {
    const person = await pending(desk);
    const task = await db.reviewTask.findFirstOrThrow({
      where: { delegateId: person.id, kind: "CLEARANCE" },
    });
    expect(await fileOf(person)).toMatchObject({ state: "PENDING", dueAt: task.dueAt, takenBy: null });
    expect(await rowOf(person)).toMatchObject({ state: "IN_REVIEW", clearance: "PENDING" });
  });

  test("where the rules ask for none there is no file, and the decision is due", async () => {
    await configure(desk, []);
    const person = await pending(desk);
    await configure(desk, [CLEARANCE]);
    expect(await rowOf(person)).toMatchObject({ state: "READY", clearance: "NOT_REQUIRED" });
    expect(outcome(await getClearanceFile(desk.vetter, person.id))).toBe("NOT_FOUND clearanceNotRequired");
    expect(outcome(await approve(desk.approver, person))).toBe("ok");
  });

  test("clearing closes the review without a finding and moves the file to the approver", async () => {
    const person = await cleared(desk);
    expect(await rowOf(person)).toMatchObject({ state: "READY", clearance: "CLEARED" });
    expect(
      await db.reviewTask.findFirstOrThrow({ where: { delegateId: person.id, kind: "CLEARANCE" } }),
    ).toMatchObject({ state: "DONE", finding: null, note: null });
    expect(outcome(await approve(desk.approver, person))).toBe("ok");
  });

  test("a later step cannot be vetted before it begins", async () => {
    const PROTOCOL = { kind: "PROTOCOL", step: 1, role: "protocolOfficer", hours: 8 } as const;
    await configure(desk, [PROTOCOL, { ...CLEARANCE, step: 2 }]);
    const person = await pending(desk);
    await configure(desk, [CLEARANCE]);
    const before = await fileOf(person);
    expect(before.dueAt).toBeNull();
    const take = async () =>
      takeFile(desk.vetter, { delegateId: person.id, version: (await fileOf(person)).version });
    expect(outcome(await take())).toBe("CONFLICT reviewNotYet");
    const protocol = await staff("protocolOfficer", desk.conferenceId, NOW);
    const task = await db.reviewTask.findFirstOrThrow({
      where: { delegateId: person.id, kind: "PROTOCOL" },
    });
    must(
      await closeReview(protocol, {
        delegateId: person.id,
        version: person.version,
        taskId: task.id,
        finding: "FAVOURABLE",
        note: null,
      }),
    );
    expect((await fileOf(person)).dueAt).not.toBeNull();
    expect(outcome(await take())).toBe("ok");
  });
});

describe("a possible match", () => {
  test("leads to a clearance only with a written reason, and then closes the match", async () => {
    const person = await matched(desk);
    expect(await rowOf(person)).toMatchObject({ clearance: "PENDING" });
    expect(outcome(await settle(desk.vetter, person, "clear"))).toBe("CONFLICT notFromThisState");
    expect(outcome(await settle(desk.vetter, person, "deny", { reason: "x" }))).toBe(
      "CONFLICT notFromThisState",
    );
    must(await settle(desk.vetter, person, "dismissMatch", { reason: "Born thirty years later" }));
    const { matches, state, events } = must(await getClearanceFile(desk.vetter, person.id));
    expect(state).toBe("CLEARED");
    expect(matches).toMatchObject([{ outcome: "FALSE_POSITIVE", settledReason: "Born thirty years later" }]);
    expect(events.map(({ action }) => action)).toEqual(["dismissMatch", "enterMatch", "start", "require"]);
  });

  test("is one of several; all are settled together", async () => {
    const person = await matched(desk);
    must(await enterMatch(desk.colleague, match(person)));
    expect((await fileOf(person)).version).toBe(person.file);
    const { version: file } = must(await settle(desk.vetter, person, "refer", { reason: "For the liaison" }));
    expect(await rowOf(person)).toMatchObject({ state: "IN_REVIEW", clearance: "PENDING" });
    must(await settle(desk.vetter, { ...person, file }, "clearReferred", { reason: "The liaison says no" }));
    const { matches } = must(await getClearanceFile(desk.vetter, person.id));
    expect(matches.map((one) => one.outcome)).toEqual(["FALSE_POSITIVE", "FALSE_POSITIVE"]);
    expect(await rowOf(person)).toMatchObject({ state: "READY", clearance: "CLEARED" });
  });
});

describe("a question", () => {
  const ask = (person: { id: string; file: number }) =>
    askPerson(desk.vetter, {
      delegateId: person.id,
      version: person.file,
      reasonCode: "DOC_SCAN_UNREADABLE",
      text: "Please write where you were born.",
    });
  const queryOf = async (person: { id: string }) =>
    (await db.reviewQuery.findFirstOrThrow({ where: { delegateId: person.id } })).id;

  test("goes through the officer to the person and comes back with the answer", async () => {
    const person = await running(desk);
    must(await ask(person));
    expect(await fileOf(person)).toMatchObject({ state: "QUERY" });
    const version = person.version;
    const returned = must(
      await returnOnQuery(desk.officer, {
        delegateId: person.id,
        version,
        queryIds: [await queryOf(person)],
        dueOn: "2026-12-20",
      }),
    );
    expect(await fileOf(person)).toMatchObject({ state: "QUERY", dueAt: null });
    const input = { delegateId: person.id, version: returned.version, badgeApproved: true as const };
    const { id: itemId } = await db.returnItem.findFirstOrThrow({
      where: { decision: { delegateId: person.id } },
    });
    const answers = { [itemId]: "Born in Khujand." };
    const again = must(await submitDelegate(person.owner, { ...input, answers }));
    must(await startReview(desk.officer, { delegateId: person.id, version: again.version }));
    expect(await fileOf(person)).toMatchObject({ state: "RUNNING" });
  });

  test("that the officer dismisses is taken up again by hand, not before", async () => {
    const person = await running(desk);
    const { version } = must(await ask(person));
    const resume = () => resumeVetting(desk.vetter, { delegateId: person.id, version });
    expect(outcome(await resume())).toBe("CONFLICT queryOpen");
    must(
      await dismissQuery(desk.officer, {
        delegateId: person.id,
        queryId: await queryOf(person),
        answer: "It stands in the form.",
      }),
    );
    expect(outcome(await resume())).toBe("ok");
  });

  test("cannot be asked of somebody who is not in review", async () => {
    const person = await approved(desk, NOW.toISOString().slice(0, 10));
    await expireClearances(system(new Date(NOW.getTime() + 2 * 86_400_000)));
    const { version } = must(
      await takeFile(desk.vetter, { delegateId: person.id, version: (await fileOf(person)).version }),
    );
    expect(outcome(await ask({ ...person, file: version }))).toBe("CONFLICT noOpenReview");
  });
});

describe("validity", () => {
  const DAY = NOW.toISOString().slice(0, 10);
  const LATER = new Date(NOW.getTime() + 86_400_000);

  test("over, the clearance waits again, exactly once, and nobody is approved on it", async () => {
    const person = await cleared(desk, DAY);
    expect(await rowOf(person)).toMatchObject({ clearance: "CLEARED" });
    await expireClearances(system(NOW));
    expect(await rowOf(person)).toMatchObject({ clearance: "CLEARED" });
    await Promise.all(
      [expireClearances(system(LATER)), expireClearances(system(LATER))].map((run) => run.catch(() => 0)),
    );
    const file = await fileOf(person);
    expect(file).toMatchObject({ state: "PENDING", validUntil: null, takenBy: null });
    expect(file.dueAt).not.toBeNull();
    const { events } = must(await getClearanceFile(desk.vetter, person.id));
    expect(events.filter(({ action }) => action === "expire")).toHaveLength(1);
    expect(outcome(await approve(desk.approver, person))).toBe("CONFLICT clearanceOpen");
    const { version } = must(await takeFile(desk.vetter, { delegateId: person.id, version: file.version }));
    must(await settle(desk.vetter, { ...person, file: version }, "clear"));
    expect(outcome(await approve(desk.approver, person))).toBe("ok");
  });

  test("in the past is refused", async () => {
    const person = await running(desk);
    const answer = await settle(desk.vetter, person, "clear", { validUntil: "2020-01-01" });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: "INVALID", fields: { validUntil: "inThePast" } },
    });
  });
});

describe("the decision", () => {
  test("waits for the clearance in the database too", async () => {
    const person = await cleared(desk, NOW.toISOString().slice(0, 10));
    await expireClearances(system(new Date(NOW.getTime() + 86_400_000)));
    const { version } = person;
    await expect(
      db.delegate.update({ where: { id: person.id }, data: { state: "APPROVED", version: version + 1 } }),
    ).rejects.toThrow(/clearance_settled/);
  });

  test("of somebody not cleared is never an approval", async () => {
    const person = await running(desk);
    must(await settle(desk.vetter, person, "deny", { reason: "Agreed with the liaison" }));
    const row = await rowOf(person);
    expect(row).toMatchObject({ state: "READY", clearance: "NOT_CLEARED" });
    expect(outcome(await approve(desk.approver, { ...person, version: row.version }))).toBe(
      "CONFLICT notCleared",
    );
  });

  test("is not taken by whoever wrote in the file, not even a note", async () => {
    const both = await staff("vettingOfficer", desk.conferenceId, NOW);
    if (both.actor.kind !== "user") throw new Error("user expected");
    const [grant] = both.actor.grants;
    if (!grant) throw new Error("grant expected");
    both.actor.grants.push({ ...grant, role: "accreditationApprover" });
    const person = await running(desk);
    must(await writeNote(both, { delegateId: person.id, note: "Seen." }));
    must(await settle(desk.vetter, person, "clear"));
    const { version } = await rowOf(person);
    expect(outcome(await approve(both, { ...person, version }))).toBe("FORBIDDEN vettedByYou");
    expect(outcome(await approve(desk.approver, { ...person, version }))).toBe("ok");
  });
});

describe("two vetting officers at once", () => {
  test.each([1, 2, 3])("take a file once, try %i", async () => {
    const person = await pending(desk);
    const { version } = await fileOf(person);
    const answers = await Promise.all(
      [desk.vetter, desk.colleague, desk.vetter].map((ctx) =>
        takeFile(ctx, { delegateId: person.id, version }),
      ),
    );
    expect(answers.map(outcome).toSorted()).toEqual(["CONFLICT staleVersion", "CONFLICT staleVersion", "ok"]);
    const { events } = must(await getClearanceFile(desk.vetter, person.id));
    expect(events.filter(({ action }) => action === "start")).toHaveLength(1);
  });

  test.each([1, 2, 3])("clear and deny once, try %i: the other is told", async () => {
    const person = await running(desk);
    const answers = await Promise.all([
      settle(desk.vetter, person, "clear"),
      settle(desk.colleague, person, "deny", { reason: "No" }),
    ]);
    expect(answers.map(outcome).toSorted()).toEqual(["CONFLICT staleVersion", "ok"]);
    const settled = await db.auditEntry.count({
      where: { subjectId: person.id, action: "clearance.settled" },
    });
    expect(settled).toBe(1);
  });
});

describe("who may", () => {
  test("weaker roles are refused, and see nothing", async () => {
    const person = await matched(desk);
    for (const role of ROLE_NAMES.filter((one) => one !== "vettingOfficer" && one !== "delegate")) {
      const ctx = await staff(role, desk.conferenceId, NOW);
      const file = { delegateId: person.id, version: person.file };
      const answers = [
        await takeFile(ctx, file),
        await resumeVetting(ctx, file),
        await writeNote(ctx, { delegateId: person.id, note: "x" }),
        await enterMatch(ctx, match(person)),
        await settle(ctx, person, "dismissMatch", { reason: "x" }),
        await askPerson(ctx, { ...file, reasonCode: "DOC_SCAN_UNREADABLE", text: "x" }),
        await getClearanceFile(ctx, person.id),
        await getClearanceWork(ctx, "nowhere"),
      ];
      expect([role, [...new Set(answers.map(outcome))]]).toEqual([role, ["FORBIDDEN notAllowed"]]);
    }
  });

  test("another conference's person does not exist", async () => {
    const person = await matched(desk);
    const ctx = elsewhere.vetter;
    const file = { delegateId: person.id, version: person.file };
    const { slug } = await db.conference.findUniqueOrThrow({ where: { id: desk.conferenceId } });
    const answers = [
      await takeFile(ctx, file),
      await resumeVetting(ctx, file),
      await writeNote(ctx, { delegateId: person.id, note: "x" }),
      await enterMatch(ctx, match(person)),
      await settle(ctx, person, "dismissMatch", { reason: "x" }),
      await askPerson(ctx, { ...file, reasonCode: "DOC_SCAN_UNREADABLE", text: "x" }),
      await getClearanceFile(ctx, person.id),
    ];
    expect([...new Set(answers.map(outcome))]).toEqual(["NOT_FOUND registrationNotFound"]);
    expect(outcome(await getClearanceWork(ctx, slug))).toBe("NOT_FOUND conferenceNotFound");
  });

  test("nobody vets their own delegation", async () => {
    const person = await pending(desk);
    const ctx = await staff("vettingOfficer", desk.conferenceId, NOW);
    if (ctx.actor.kind !== "user") throw new Error("user expected");
    const { organizationId } = await db.delegation.findUniqueOrThrow({ where: { id: person.delegationId } });
    ctx.actor.organizationId = organizationId;
    const { version } = await fileOf(person);
    expect(outcome(await takeFile(ctx, { delegateId: person.id, version }))).toBe(
      "FORBIDDEN yourOrganization",
    );
  });
});

test("the list of work names each open file once, with whose it is", async () => {
  const own = await openDesk();
  const [free, mine, taken, asked] = [
    await pending(own),
    await running(own),
    await pending(own),
    await running(own),
  ];
  must(await takeFile(own.colleague, { delegateId: taken.id, version: (await fileOf(taken)).version }));
  must(
    await askPerson(own.vetter, {
      delegateId: asked.id,
      version: asked.file,
      reasonCode: "DOC_SCAN_UNREADABLE",
      text: "Where were you born?",
    }),
  );
  await cleared(own);
  const { slug } = await db.conference.findUniqueOrThrow({ where: { id: own.conferenceId } });
  const { items } = must(await getClearanceWork(own.vetter, slug));
  const groups = Object.fromEntries(items.map(({ delegateId, group }) => [delegateId, group]));
  expect(groups).toEqual({
    [free.id]: "free",
    [mine.id]: "mine",
    [taken.id]: "others",
    [asked.id]: "waiting",
  });
});

test("purged, a person leaves the course of events and no word", async () => {
  const person = await matched(desk, "Canarybird");
  await db.delegate.update({ where: { id: person.id }, data: { state: "CLOSED" } });
  expect(await tablesWith("Canarybird")).toContain("clearance.possible_match");
  await runPurge(system(ALL_DUE), { purgeId: await signedPurge(desk.conferenceId) });
  expect((await rowOf(person)).state).toBe("PURGED");
  expect(await tablesWith("Canarybird")).toEqual([]);
  const { events, matches } = await db.$transaction(async (tx) => {
    const { eventRows } = await import("@/lib/screening/event-rows");
    const { matchRows } = await import("@/lib/screening/match-rows");
    return { events: await eventRows(tx, person.id), matches: await matchRows(tx, person.id) };
  });
  expect(events.length).toBeGreaterThan(2);
  expect([...events.map(({ note }) => note), ...matches]).toEqual(events.map(() => null));
});

describe("somebody accredited whose clearance is refused later", () => {
  test("is held at once, with the badge; nobody lifts that while it stands", async () => {
    const person = await approved(desk);
    must(await settle(desk.vetter, person, "denyLater", { reason: "New word from the liaison" }));
    const row = await rowOf(person);
    expect(row).toMatchObject({ state: "SUSPENDED", clearance: "NOT_CLEARED" });
    const decision = await db.decision.findFirstOrThrow({ where: { delegateId: person.id, action: "hold" } });
    expect(decision).toMatchObject({ reasonCode: "CLEARANCE_CHANGED", internalNote: null });
    const lift = { delegateId: person.id, version: row.version, internalNote: "x" };
    expect(outcome(await liftHold(desk.approver, lift))).toBe("CONFLICT holdNotCleared");
    const { actions } = must(await getDelegateForReview(desk.approver, person.id));
    expect(actions.find(({ action }) => action === "liftHold")).toMatchObject({ reason: "holdNotCleared" });
    // Past the code, the database says it too.
    await expect(
      db.delegate.update({ where: { id: person.id }, data: { state: "APPROVED" } }),
    ).rejects.toThrow(/clearance_settled/);
  });

  test.each([1, 2, 3])("while somebody else acts on the person, try %i: one of them is told", async () => {
    const person = await approved(desk);
    const answers = await Promise.all([
      settle(desk.vetter, person, "denyLater", { reason: "New word" }),
      holdDelegate(desk.approver, {
        delegateId: person.id,
        version: person.version,
        reasonCode: "CONDUCT",
        internalNote: "x",
      }),
    ]);
    expect(await rowOf(person)).toMatchObject({ state: "SUSPENDED" });
    // Held by the other first, the person is not cleared all the same.
    expect(answers[0] && outcome(answers[0])).toBe("ok");
    expect(await rowOf(person)).toMatchObject({ clearance: "NOT_CLEARED" });
  });
});
