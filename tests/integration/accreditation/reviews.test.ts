import { beforeAll, describe, expect, test } from "vitest";
import { advanceReviews } from "@/lib/accreditation/advance-reviews";
import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { askForMore } from "@/lib/accreditation/commands/ask-for-more";
import { askQuery } from "@/lib/accreditation/commands/ask-query";
import { closeReview } from "@/lib/accreditation/commands/close-review";
import { dismissQuery } from "@/lib/accreditation/commands/dismiss-query";
import { restartReviews } from "@/lib/accreditation/commands/restart-reviews";
import { returnOnQuery } from "@/lib/accreditation/commands/return-on-query";
import { startReview } from "@/lib/accreditation/commands/start-review";
import { restartAllReviews } from "@/lib/accreditation/jobs";
import { getDelegateForReview } from "@/lib/accreditation/queries/dossier";
import { getReviewQueue } from "@/lib/accreditation/queries/review-queue";
import { listReviewSettings } from "@/lib/accreditation/queries/review-settings";
import { configureReviews } from "@/lib/conferences/commands/configure-reviews";
import type { CategoryRules } from "@/lib/conferences/review-rules";
import type { Ctx } from "@/lib/context";
import { db, type Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { saveStep } from "@/lib/delegates/commands/save-step";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { newId } from "@/lib/ids";
import type { Role } from "@/lib/policy/roles";
import { foundConference, outcome, staff, system } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";
import { type Registered, registered } from "./registered";

const SUBSTANCE = { kind: "SUBSTANCE", step: 1, role: "substantiveReviewer", hours: 8 } as const;
const PROTOCOL = { kind: "PROTOCOL", step: 1, role: "protocolOfficer", hours: 8 } as const;
const MEDIA = { kind: "MEDIA", step: 2, role: "mediaOfficer", hours: 8 } as const;
const BOTH = [SUBSTANCE, PROTOCOL];
const WEEK = { workingDays: [1, 2, 3, 4, 5], worksFrom: "08:00", worksUntil: "17:00", holidays: [] };

let conferenceId: string;
let categoryId: string;
let admin: Ctx;
let officer: Ctx;
let approver: Ctx;

/** A member of staff whose reach by category covers the one that is tested. */
async function reviewer(role: Role, categories = [categoryId]): Promise<Ctx> {
  const ctx = await staff(role, conferenceId, NOW);
  if (ctx.actor.kind !== "user") throw new Error("user expected");
  const grants = ctx.actor.grants.map((grant) => ({ ...grant, categoryIds: categories }));
  return { ...ctx, actor: { ...ctx.actor, grants } };
}
let substance: Ctx;
let protocol: Ctx;
let media: Ctx;

async function configure(reviews: CategoryRules["reviews"], needsNomination = false): Promise<number> {
  const { number } = await db.reviewRuleSet.findFirstOrThrow({
    where: { conferenceId },
    orderBy: { number: "desc" },
  });
  const rules = { [categoryId]: { needsNomination, reviews } };
  return must(await configureReviews(admin, { conferenceId, number, calendar: WEEK, rules })).number;
}

beforeAll(async () => {
  conferenceId = await foundConference();
  categoryId = (await db.category.findFirstOrThrow({ where: { conferenceId, code: "DL" } })).id;
  admin = await staff("administrator", conferenceId, NOW);
  officer = await staff("registrationOfficer", conferenceId, NOW);
  approver = await staff("accreditationApprover", conferenceId, NOW);
  substance = await reviewer("substantiveReviewer");
  protocol = await staff("protocolOfficer", conferenceId, NOW);
  media = await reviewer("mediaOfficer");
});

async function submitted(): Promise<Registered> {
  const person = await registered(conferenceId);
  const input = { delegateId: person.id, version: person.version, badgeApproved: true as const };
  return { ...person, version: must(await submitDelegate(person.owner, input)).version };
}

async function inReview(): Promise<Registered> {
  const person = await submitted();
  const { version } = must(await startReview(officer, { delegateId: person.id, version: person.version }));
  return { ...person, version };
}

const rowOf = ({ id }: Registered) => db.delegate.findUniqueOrThrow({ where: { id } });
const tasksOf = ({ id: delegateId }: Registered) =>
  db.reviewTask.findMany({
    where: { delegateId, kind: { not: "COMPLETENESS" }, state: { not: "CANCELLED" } },
    orderBy: [{ step: "asc" }, { kind: "asc" }],
  });
async function taskOf(person: Registered, kind: "SUBSTANCE" | "PROTOCOL" | "MEDIA"): Promise<string> {
  const where = { delegateId: person.id, kind, state: { in: ["OPEN" as const, "PLANNED" as const] } };
  return (await db.reviewTask.findFirstOrThrow({ where })).id;
}
const finding = (person: Registered, taskId: string, note: string | null = null) => ({
  delegateId: person.id,
  version: person.version,
  taskId,
  finding: "FAVOURABLE" as const,
  note,
});
const completions = ({ id: delegateId }: Registered) =>
  db.decision.count({ where: { delegateId, action: "completeReview" } });

describe("starting", () => {
  test("where nothing beyond completeness is needed, the file goes to the approver at once", async () => {
    await configure([]);
    const person = await inReview();
    expect(await rowOf(person)).toMatchObject({ state: "READY", version: person.version });
    expect(await completions(person)).toBe(1);
  });

  test("opens the first step with its clock, plans the next, and keeps the version of the rules", async () => {
    const number = await configure([...BOTH, MEDIA]);
    const person = await inReview();
    expect(await tasksOf(person)).toMatchObject([
      { kind: "SUBSTANCE", state: "OPEN", role: "substantiveReviewer", openedAt: NOW },
      { kind: "PROTOCOL", state: "OPEN" },
      { kind: "MEDIA", state: "PLANNED", openedAt: null, dueAt: null },
    ]);
    const decision = await db.decision.findFirstOrThrow({
      where: { delegateId: person.id, action: "startReview" },
    });
    expect(decision).toMatchObject({ toState: "IN_REVIEW", ruleSetNumber: number });
  });

  test("waits for a verified nomination document and for the officer's word on doubles", async () => {
    await configure([], true);
    const [person, double] = [await submitted(), await submitted()];
    const subject = { delegateId: person.id, version: person.version };
    const papers = { delegationId: person.delegationId };
    await db.nominationDocument.updateMany({
      where: papers,
      data: { state: "RECEIVED", verifiedAt: null, verifiedBy: null },
    });
    expect(outcome(await startReview(officer, subject))).toBe("CONFLICT nominationNotVerified");
    await db.nominationDocument.updateMany({
      where: papers,
      data: { state: "VERIFIED", verifiedAt: NOW, verifiedBy: newId() },
    });
    const [oneId = "", otherId = ""] = [person.id, double.id].toSorted();
    const hash = new Uint8Array(32);
    const pair = { id: newId(), conferenceId, oneId, otherId, score: 1, oneHash: hash, otherHash: hash };
    await db.duplicatePair.create({ data: { ...pair, reasons: [], foundAt: NOW } });
    expect(outcome(await startReview(officer, subject))).toBe("CONFLICT duplicatesOpen");
    const offers = must(await getDelegateForReview(officer, person.id)).actions;
    expect(offers.find(({ action }) => action === "startReview")).toMatchObject({
      allowed: false,
      reason: "duplicatesOpen",
    });
    await db.duplicatePair.update({
      where: { id: pair.id },
      data: { state: "NOT_SAME", decidedAt: NOW, decidedBy: newId() },
    });
    expect(outcome(await startReview(officer, subject))).toBe("ok");
  });
});

describe("closing", () => {
  test("step by step to the approver, who sees the findings; the person and the delegation see nothing", async () => {
    await configure([...BOTH, MEDIA]);
    const person = await inReview();
    const later = await taskOf(person, "MEDIA");
    expect(outcome(await closeReview(media, finding(person, later)))).toBe("CONFLICT reviewNotYet");
    must(await closeReview(substance, finding(person, await taskOf(person, "SUBSTANCE"), "CANARY-note")));
    must(await closeReview(protocol, finding(person, await taskOf(person, "PROTOCOL"))));
    expect((await rowOf(person)).state).toBe("IN_REVIEW");
    const { version } = must(await closeReview(media, finding(person, later)));
    expect(await rowOf(person)).toMatchObject({ state: "READY", version });
    const seen = must(await getDelegateForReview(approver, person.id)).reviews.tasks;
    expect(seen.map(({ kind, note }) => [kind, note])).toContainEqual(["SUBSTANCE", "CANARY-note"]);
    const focal = await staff("missionFocalPoint", conferenceId, NOW, person.delegationId);
    for (const ctx of [focal, protocol]) {
      expect(JSON.stringify(must(await getDelegateForReview(ctx, person.id)))).not.toContain("CANARY");
    }
    expect(JSON.stringify(await db.message.findMany({ where: { delegateId: person.id } }))).not.toContain(
      "CANARY",
    );
    const approval = { delegateId: person.id, version, categoryId, zoneCodes: ["A"] };
    expect(outcome(await approveDelegate(approver, approval))).toBe("ok");
  });

  test("is refused to other roles, other categories, other conferences, and one's own people", async () => {
    await configure(BOTH);
    const person = await inReview();
    const taskId = await taskOf(person, "SUBSTANCE");
    const input = finding(person, taskId);
    const { id: other } = await db.category.findFirstOrThrow({ where: { conferenceId, code: "MD" } });
    const elsewhere = await staff("protocolOfficer", await foundConference(), NOW);
    if (substance.actor.kind !== "user") throw new Error("user expected");
    const { organizationId } = await db.delegation.findUniqueOrThrow({ where: { id: person.delegationId } });
    const own: Ctx = { ...substance, actor: { ...substance.actor, organizationId } };
    const query = { ...input, reasonCode: "TITLE_MISSING" as const, text: "Which?" };
    const { finding: _finding, note: _note, ...asked } = query;
    expect([
      outcome(await closeReview(officer, input)),
      outcome(await closeReview(protocol, input)),
      outcome(await askQuery(protocol, asked)),
      outcome(await closeReview(await reviewer("substantiveReviewer", [other]), input)),
      outcome(await closeReview(elsewhere, input)),
      outcome(await closeReview(own, input)),
      outcome(await closeReview(substance, { ...input, version: input.version - 1 })),
    ]).toEqual([
      "FORBIDDEN notAllowed",
      "FORBIDDEN notAllowed",
      "FORBIDDEN notAllowed",
      "NOT_FOUND registrationNotFound",
      "NOT_FOUND registrationNotFound",
      "FORBIDDEN yourOrganization",
      "CONFLICT staleVersion",
    ]);
    expect((await tasksOf(person)).map(({ state }) => state)).toEqual(["OPEN", "OPEN"]);
  });

  test("bars the reviewer from the decision, in the database too", async () => {
    await configure([SUBSTANCE]);
    const person = await inReview();
    const { version } = must(
      await closeReview(substance, finding(person, await taskOf(person, "SUBSTANCE"))),
    );
    if (substance.actor.kind !== "user" || approver.actor.kind !== "user") throw new Error("user expected");
    const grants = [...substance.actor.grants, ...approver.actor.grants];
    const twoRoles: Ctx = { ...substance, actor: { ...substance.actor, grants } };
    const approval = { delegateId: person.id, version, categoryId, zoneCodes: ["A"] };
    expect(outcome(await approveDelegate(twoRoles, approval))).toBe("FORBIDDEN reviewedByYou");
    const forgotten = db.decision.create({
      data: {
        id: newId(),
        delegateId: person.id,
        action: "approve",
        fromState: "READY",
        toState: "APPROVED",
        actorKind: "user",
        actorUserId: substance.actor.userId,
        actingRole: "accreditationApprover",
        categoryCode: "DL",
        requestId: "test",
        createdAt: NOW,
      },
    });
    await expect(forgotten).rejects.toThrow(/separation of duties/);
  });
});

/** Resolves for everybody once so many have come. */
function meeting(size: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let come = 0;
  return () => {
    come += 1;
    if (come === size) resolve();
    return promise;
  };
}

/** A transaction that, once it has read the reviews, waits for the other reviewer. */
function reading(tx: Tx, met: () => Promise<void>): Tx {
  const findMany = async (query: Prisma.ReviewTaskFindManyArgs) => {
    const rows = await tx.reviewTask.findMany(query);
    await met();
    return rows;
  };
  const reviewTask = new Proxy(tx.reviewTask, {
    get: (target, name) => (name === "findMany" ? findMany : Reflect.get(target, name)),
  });
  return new Proxy(tx, {
    get: (target, name) => (name === "reviewTask" ? reviewTask : Reflect.get(target, name)),
  });
}

describe("two who close the last two reviews at once", () => {
  beforeAll(async () => {
    await configure(BOTH);
  });

  test("without the lock both see the other's review open, and the file stays in review for ever", async () => {
    const person = await inReview();
    const met = meeting(2);
    const close = async (kind: "SUBSTANCE" | "PROTOCOL") => {
      const id = await taskOf(person, kind);
      await db.$transaction(async (tx: Tx) => {
        const done = { state: "DONE", closedAt: NOW, finding: "FAVOURABLE" } as const;
        await tx.reviewTask.update({ where: { id }, data: done });
        const row = await tx.delegate.findUniqueOrThrow({
          where: { id: person.id },
          include: { conference: true },
        });
        must(await advanceReviews(reading(tx, met), { ...system(NOW), tx }, row));
      });
    };
    await Promise.all([close("SUBSTANCE"), close("PROTOCOL")]);
    expect((await tasksOf(person)).map(({ state }) => state)).toEqual(["DONE", "DONE"]);
    expect([(await rowOf(person)).state, await completions(person)]).toEqual(["IN_REVIEW", 0]);
  });

  test.each([1, 2, 3, 4, 5])("with it the file goes to the approver exactly once, try %i", async () => {
    const person = await inReview();
    const [one, other] = [await taskOf(person, "SUBSTANCE"), await taskOf(person, "PROTOCOL")];
    const answers = await Promise.all([
      closeReview(substance, finding(person, one)),
      closeReview(protocol, finding(person, other)),
    ]);
    expect(answers.map(outcome)).toEqual(["ok", "ok"]);
    expect([(await rowOf(person)).state, await completions(person)]).toEqual(["READY", 1]);
  });

  test("twenty clicks on one review close it once", async () => {
    const person = await inReview();
    const input = finding(person, await taskOf(person, "SUBSTANCE"));
    const answers = await Promise.all(Array.from({ length: 20 }, () => closeReview(substance, input)));
    expect(answers.map(outcome).filter((answer) => answer === "ok")).toHaveLength(1);
    expect(await db.auditEntry.count({ where: { subjectId: person.id, action: "review.closed" } })).toBe(1);
  });
});

const asked = (person: Registered, taskId: string) => ({
  delegateId: person.id,
  version: person.version,
  taskId,
  reasonCode: "TITLE_MISSING" as const,
  text: "Which ministry do you speak for?",
});

describe("queries", () => {
  test("reach the person through the officer, word for word, and reopen what was open", async () => {
    await configure(BOTH);
    const person = await inReview();
    must(await closeReview(protocol, finding(person, await taskOf(person, "PROTOCOL"))));
    const taskId = await taskOf(person, "SUBSTANCE");
    const { id } = must(await askQuery(substance, asked(person, taskId)));
    expect(outcome(await closeReview(substance, finding(person, taskId)))).toBe("CONFLICT queryOpen");
    const subject = { delegateId: person.id, version: person.version, dueOn: "2027-01-10" };
    expect(outcome(await returnOnQuery(substance, { ...subject, queryIds: [id] }))).toBe(
      "FORBIDDEN notAllowed",
    );
    expect(outcome(await returnOnQuery(officer, { ...subject, queryIds: [newId()] }))).toBe(
      "CONFLICT staleVersion",
    );
    const back = must(await returnOnQuery(officer, { ...subject, queryIds: [id] }));
    const items = await db.returnItem.findMany({ where: { decision: { delegateId: person.id } } });
    expect(items).toMatchObject([{ reasonCode: "TITLE_MISSING", note: "Which ministry do you speak for?" }]);
    const answers = { [items[0]?.id ?? ""]: "The Ministry of Justice." };
    const handedIn = { delegateId: person.id, version: back.version, badgeApproved: true as const, answers };
    const again = must(await submitDelegate(person.owner, handedIn));
    must(await startReview(officer, { delegateId: person.id, version: again.version }));
    // Protocol found, and nothing that it looks at has changed; substance had asked.
    expect((await tasksOf(person)).map(({ kind, state }) => [kind, state]).toSorted()).toEqual([
      ["PROTOCOL", "DONE"],
      ["SUBSTANCE", "OPEN"],
    ]);
  });

  test("a closed review starts anew when what it looks at has changed", async () => {
    await configure([PROTOCOL]);
    const person = await inReview();
    const { version } = must(await closeReview(protocol, finding(person, await taskOf(person, "PROTOCOL"))));
    const items = [{ reasonCode: "TITLE_MISSING" as const, note: null }];
    const more = { delegateId: person.id, version, items, dueOn: "2027-01-10" };
    expect(outcome(await askForMore(officer, more))).toBe("FORBIDDEN notAllowed");
    const back = must(await askForMore(approver, more));
    const values = { functionalTitle: "Minister of Justice" };
    const save = { delegateId: person.id, version: back.version, step: "function" as const, values };
    const saved = must(await saveStep(person.owner, save));
    const again = must(
      await submitDelegate(person.owner, {
        delegateId: person.id,
        version: saved.version,
        badgeApproved: true,
      }),
    );
    must(await startReview(officer, { delegateId: person.id, version: again.version }));
    expect((await tasksOf(person)).map(({ state }) => state).toSorted()).toEqual(["DONE", "OPEN"]);
  });

  test("dismissed with a word to the reviewer, the review goes on; closing against returning, one wins", async () => {
    await configure([SUBSTANCE]);
    const person = await inReview();
    const taskId = await taskOf(person, "SUBSTANCE");
    const { id } = must(await askQuery(substance, asked(person, taskId)));
    const dismissal = { delegateId: person.id, queryId: id, answer: "It is on the note verbale." };
    const stranger = await staff("registrationOfficer", await foundConference(), NOW);
    expect(outcome(await dismissQuery(substance, dismissal))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await dismissQuery(stranger, dismissal))).toBe("NOT_FOUND registrationNotFound");
    const answers = await Promise.all([
      dismissQuery(officer, dismissal),
      returnOnQuery(officer, {
        delegateId: person.id,
        version: person.version,
        dueOn: "2027-01-10",
        queryIds: [id],
      }),
    ]);
    expect(answers.map(outcome).filter((answer) => answer === "ok")).toHaveLength(1);
    const { state } = await rowOf(person);
    const closing = await closeReview(substance, finding(person, taskId));
    expect(outcome(closing)).toBe(state === "RETURNED" ? "CONFLICT staleVersion" : "ok");
  });
});

describe("rules", () => {
  test("are refused to others, from a stale page, and for categories of another conference", async () => {
    const number = await configure(BOTH);
    const input = { conferenceId, number, calendar: WEEK, rules: {} };
    const foreign = await db.category.findFirstOrThrow({ where: { conferenceId: await foundConference() } });
    const wrong = { [foreign.id]: { needsNomination: false, reviews: [] } };
    expect(outcome(await configureReviews(officer, input))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await configureReviews(admin, { ...input, number: number - 1 }))).toBe(
      "CONFLICT staleVersion",
    );
    expect(outcome(await configureReviews(admin, { ...input, conferenceId: foreign.conferenceId }))).toBe(
      "NOT_FOUND conferenceNotFound",
    );
    expect(outcome(await configureReviews(admin, { ...input, rules: wrong }))).toBe("INVALID checkFields");
    const both = await Promise.all([configureReviews(admin, input), configureReviews(admin, input)]);
    expect(both.map(outcome).toSorted()).toEqual(["CONFLICT staleVersion", "ok"]);
  });

  test("bind those who start later; those in review change only when restarted, as previewed", async () => {
    await configure([SUBSTANCE]);
    const person = await inReview();
    const number = await configure(BOTH);
    expect((await tasksOf(person)).map(({ kind }) => kind)).toEqual(["SUBSTANCE"]);
    const settings = must(await listReviewSettings(admin)).find(({ id }) => id === conferenceId);
    const people = settings?.restartable ?? 0;
    expect(people).toBeGreaterThan(0);
    const restart = { conferenceId, number, people };
    expect(outcome(await restartReviews(officer, restart))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await restartReviews(admin, { ...restart, people: people + 1 }))).toBe(
      "CONFLICT staleVersion",
    );
    expect(must(await restartReviews(admin, restart))).toEqual({ people });
    const present = await db.reviewRuleSet.findFirstOrThrow({ where: { conferenceId, number } });
    const payload = { conferenceId, ruleSetId: present.id };
    await restartAllReviews(system(NOW), payload);
    await restartAllReviews(system(NOW), payload);
    expect((await tasksOf(person)).map(({ kind, state }) => [kind, state])).toEqual([
      ["SUBSTANCE", "OPEN"],
      ["PROTOCOL", "OPEN"],
    ]);
    const entries = await db.auditEntry.count({
      where: { subjectId: person.id, action: "review.restarted" },
    });
    expect(entries).toBe(1);
    // Whoever looked at the file before the restart looks at another one now.
    const stale = { ...finding(person, await taskOf(person, "PROTOCOL")) };
    expect(outcome(await closeReview(protocol, stale))).toBe("CONFLICT staleVersion");
    expect(must(await listReviewSettings(admin)).find(({ id }) => id === conferenceId)?.restartable).toBe(0);
  });

  test("the queue of one's own reviews holds what waits for the reader, and counts it", async () => {
    await configure([SUBSTANCE]);
    const person = await inReview();
    const idsFor = async (ctx: Ctx) => {
      const queue = must(await getReviewQueue(ctx, conferenceId, { mine: "1" }));
      expect(queue.mine).toBe(queue.rows.length);
      return queue.rows.map(({ id }) => id);
    };
    expect(await idsFor(substance)).toContain(person.id);
    expect(await idsFor(protocol)).not.toContain(person.id);
    expect(await idsFor(officer)).not.toContain(person.id);
    must(await askQuery(substance, asked(person, await taskOf(person, "SUBSTANCE"))));
    expect(await idsFor(officer)).toContain(person.id);
    expect(must(await getReviewQueue(approver, conferenceId, {})).mine).toBeNull();
  });
});
