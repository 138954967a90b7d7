import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { addDelegate } from "@/lib/delegates/commands/add-delegate";
import { cancelSubstitution } from "@/lib/delegates/commands/cancel-substitution";
import { declineDelegate } from "@/lib/delegates/commands/decline-delegate";
import { endorseDelegate } from "@/lib/delegates/commands/endorse-delegate";
import { orderDelegation } from "@/lib/delegates/commands/order-delegation";
import { requestSubstitution } from "@/lib/delegates/commands/request-substitution";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { withdrawDelegate } from "@/lib/delegates/commands/withdraw-delegate";
import { precedenceMark } from "@/lib/delegates/precedence-mark";
import { type Registered, registered } from "@/tests/integration/accreditation/registered";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import {
  inviteState,
  moveTo,
  must,
  NOW,
  registrant,
  startDraft,
} from "@/tests/integration/documents/fixture";

let conferenceId: string;
let delegateCategory: string;

let delegationId: string;
let focalPoint: Ctx;
let stranger: Ctx;
let auditor: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  const category = await db.category.findFirstOrThrow({ where: { conferenceId, code: "DL" } });
  delegateCategory = category.id;
  delegationId = await delegationOf(1);
  focalPoint = await staff("missionFocalPoint", conferenceId, NOW, delegationId);
  stranger = await staff("missionFocalPoint", conferenceId, NOW, await delegationOf(3));
  auditor = await staff("auditor", conferenceId, NOW);
});

/** Somebody ready to submit, in a delegation with that many places. */
async function complete(delegationId: string): Promise<Registered> {
  const person = await registered(conferenceId);
  await db.delegate.update({ where: { id: person.id }, data: { delegationId } });
  return { ...person, delegationId };
}

async function delegationOf(quota: number): Promise<string> {
  const delegationId = await inviteState(conferenceId);
  await db.delegation.update({ where: { id: delegationId }, data: { quota } });
  return delegationId;
}

const submit = (person: Registered, waitingList = false) =>
  submitDelegate(person.owner, {
    delegateId: person.id,
    version: person.version,
    badgeApproved: true,
    waitingList,
  });

const stateOf = async (id: string) => (await db.delegate.findUniqueOrThrow({ where: { id } })).state;

async function used(delegationId: string): Promise<number> {
  const [total] = await db.$queryRaw<{ used: number }[]>`
    SELECT "used" FROM places_of_delegation(${delegationId}::uuid) WHERE "kind" = 'TOTAL'`;
  return total?.used ?? -1;
}

/** Drafts of one owner, for whom `moveTo` fills in what the database asks of a submission. */
async function drafts(count: number): Promise<string[]> {
  const owner = registrant(conferenceId, `${randomUUID()}@delegate.example`);
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push((await startDraft(owner, conferenceId)).id);
  return ids;
}

const enterAll = (ids: string[], delegationId: string) =>
  Promise.allSettled(ids.map((id) => moveTo(id, "SUBMITTED", delegationId)));

describe("the last place", () => {
  test("fifty at once: one gets it and forty-nine are refused", async () => {
    const delegationId = await delegationOf(1);
    const tries = await enterAll(await drafts(50), delegationId);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const reasons = tries.flatMap((one) => (one.status === "rejected" ? [String(one.reason.message)] : []));
    expect(reasons).toHaveLength(49);
    for (const reason of reasons) expect(reason).toContain("no place is left");
    expect(await used(delegationId)).toBe(1);
  });

  test("the race is real: without waiting for the delegation more than one gets in", async () => {
    const before = await db.$queryRaw<{ code: string }[]>`
      SELECT pg_get_functiondef('wait_for_delegation'::regproc) AS code`;
    await db.$executeRawUnsafe(
      "CREATE OR REPLACE FUNCTION wait_for_delegation() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    );
    await db.$executeRawUnsafe('ALTER TABLE "Delegate" DISABLE TRIGGER count_delegates_update');
    try {
      const delegationId = await delegationOf(1);
      // The counters serialize people of one category by chance; here the guard counts people themselves.
      const { id: zoneId } = await db.zone.findFirstOrThrow({ where: { conferenceId, code: "A" } });
      await db.delegationQuota.create({
        data: { id: randomUUID(), delegationId, kind: "ZONE", zoneId, places: 1 },
      });
      // Both have entered before either commits: what fifty hurried people come to sooner or later.
      const ids = await drafts(2);
      for (const id of ids) await moveTo(id, "DRAFT", delegationId);
      const entered = ids.map(() => Promise.withResolvers<void>());
      const enter = (id: string, index: number) =>
        db.$transaction(async (tx) => {
          await tx.delegate.update({ where: { id }, data: { state: "SUBMITTED" } });
          entered[index]?.resolve();
          await Promise.all(entered.map(({ promise }) => promise));
        });
      await Promise.all(ids.map(enter));
      expect(await db.delegate.count({ where: { delegationId, state: "SUBMITTED" } })).toBe(2);
    } finally {
      await db.$executeRawUnsafe(before[0]?.code ?? "");
      await db.$executeRawUnsafe('ALTER TABLE "Delegate" ENABLE TRIGGER count_delegates_update');
    }
  });

  test("is refused in words, with everything as it was", async () => {
    const delegationId = await delegationOf(1);
    const [first, second] = [await complete(delegationId), await complete(delegationId)];
    must(await submit(first));
    expect(outcome(await submit(second))).toBe("CONFLICT delegationFull");
    expect(await stateOf(second.id)).toBe("DRAFT");
    expect(await db.delegateSnapshot.count({ where: { delegateId: second.id } })).toBe(0);
  });

  test("a category and a zone have limits of their own", async () => {
    const delegationId = await delegationOf(5);
    const { id: zoneId } = await db.zone.findFirstOrThrow({ where: { conferenceId, code: "A" } });
    const limit = { delegationId, places: 1 };
    const categoryLimit = await db.delegationQuota.create({
      data: { ...limit, id: randomUUID(), kind: "CATEGORY", categoryId: delegateCategory },
    });
    const [first, second] = [await complete(delegationId), await complete(delegationId)];
    must(await submit(first));
    expect(outcome(await submit(second))).toBe("CONFLICT categoryFull");
    await db.delegationQuota.delete({ where: { id: categoryLimit.id } });
    await db.delegationQuota.create({ data: { ...limit, id: randomUUID(), kind: "ZONE", zoneId } });
    expect(outcome(await submit(second))).toBe("CONFLICT zoneFull");
  });

  test("a quota lowered below its use throws nobody out and lets nobody in", async () => {
    const delegationId = await delegationOf(2);
    const people = [await complete(delegationId), await complete(delegationId), await complete(delegationId)];
    const [first, second, third] = people as [Registered, Registered, Registered];
    must(await submit(first));
    must(await submit(second));
    await db.delegation.update({ where: { id: delegationId }, data: { quota: 1 } });
    expect(await used(delegationId)).toBe(2);
    expect(outcome(await submit(third))).toBe("CONFLICT delegationFull");
    must(await withdrawDelegate(first.owner, { delegateId: first.id, version: first.version + 1 }));
    expect(outcome(await submit(third))).toBe("CONFLICT delegationFull");
    expect(await stateOf(second.id)).toBe("SUBMITTED");
  });
});

describe("the waiting list", () => {
  test("a freed place goes to whoever joined first, and says what freed it", async () => {
    const delegationId = await delegationOf(1);
    const [holder, early, late] = [
      await complete(delegationId),
      await complete(delegationId),
      await complete(delegationId),
    ];
    must(await submit(holder));
    const minutesLater = (minutes: number, person: Registered): Registered => ({
      ...person,
      owner: { ...person.owner, now: new Date(NOW.getTime() + minutes * 60_000) },
    });
    must(await submit(minutesLater(1, early), true));
    must(await submit(minutesLater(2, late), true));
    must(await withdrawDelegate(holder.owner, { delegateId: holder.id, version: holder.version + 1 }));
    expect(await stateOf(early.id)).toBe("SUBMITTED");
    expect(await stateOf(late.id)).toBe("WAITLISTED");
    const taken = await db.decision.findFirstOrThrow({
      where: { delegateId: early.id, action: "takeFreedPlace" },
      include: { cause: true },
    });
    expect(taken).toMatchObject({ actorKind: "system", reasonCode: "withdraw" });
    expect(taken.cause).toMatchObject({ delegateId: holder.id, action: "withdraw" });
    expect(await db.reviewTask.count({ where: { delegateId: early.id, state: "OPEN" } })).toBe(1);
    expect(await db.message.count({ where: { delegateId: early.id, name: "delegate-received" } })).toBe(2);
  });

  test("whoever joins while a place is free takes it at once", async () => {
    const person = await complete(await delegationOf(1));
    must(await submit(person, true));
    expect(await stateOf(person.id)).toBe("SUBMITTED");
  });
});

describe("one travel document", () => {
  test("registers one person, and the refusal says nothing of the other", async () => {
    const delegationId = await delegationOf(5);
    const [first, second] = [await complete(delegationId), await complete(delegationId)];
    const { numberHash } = await db.travelDocument.findUniqueOrThrow({ where: { delegateId: first.id } });
    await db.travelDocument.update({ where: { delegateId: second.id }, data: { numberHash } });
    must(await submit(first));
    const refused = await submit(second);
    expect(refused).toEqual({ ok: false, error: { code: "CONFLICT", message: "documentRegistered" } });
    must(await withdrawDelegate(first.owner, { delegateId: first.id, version: first.version + 1 }));
    expect(outcome(await submit(second))).toBe("ok");
  });
});

describe("the focal point", () => {
  async function awaiting(): Promise<Registered> {
    const person = await complete(delegationId);
    await db.category.update({ where: { id: delegateCategory }, data: { needsEndorsement: true } });
    const version = must(await submit(person)).version;
    await db.category.update({ where: { id: delegateCategory }, data: { needsEndorsement: false } });
    expect(await stateOf(person.id)).toBe("AWAITING_ENDORSEMENT");
    return { ...person, version };
  }

  const endorsement = (person: Registered, waitingList = false) => ({
    delegateId: person.id,
    version: person.version,
    delegationRole: "ADVISER" as const,
    waitingList,
  });

  test("endorses within the quota, then to the waiting list; others cannot", async () => {
    const [first, second] = [await awaiting(), await awaiting()];
    expect(await used(delegationId)).toBe(0);
    expect(outcome(await endorseDelegate(auditor, endorsement(first)))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await endorseDelegate(stranger, endorsement(first)))).toBe(
      "NOT_FOUND registrationNotFound",
    );
    must(await endorseDelegate(focalPoint, endorsement(first)));
    expect(await stateOf(first.id)).toBe("SUBMITTED");
    expect(outcome(await endorseDelegate(focalPoint, endorsement(second)))).toBe("CONFLICT delegationFull");
    must(await endorseDelegate(focalPoint, endorsement(second, true)));
    expect(await stateOf(second.id)).toBe("WAITLISTED");
    must(await withdrawDelegate(focalPoint, { delegateId: first.id, version: first.version + 1 }));
    expect(await stateOf(second.id)).toBe("SUBMITTED");
    const row = await db.delegate.findUniqueOrThrow({ where: { id: second.id } });
    must(await withdrawDelegate(focalPoint, { delegateId: second.id, version: row.version }));
  });

  test("sends back with a note, or says that the person is not of the delegation", async () => {
    const [back, gone] = [await awaiting(), await awaiting()];
    const words = { textForPerson: "Please give your full title." };
    const decline = (ctx: Ctx, person: Registered, action: "sendBack" | "disown") =>
      declineDelegate(ctx, { delegateId: person.id, version: person.version, action, ...words });
    expect(outcome(await decline(stranger, back, "sendBack"))).toBe("NOT_FOUND registrationNotFound");
    expect(outcome(await decline(auditor, back, "disown"))).toBe("FORBIDDEN notAllowed");
    must(await decline(focalPoint, back, "sendBack"));
    must(await decline(focalPoint, gone, "disown"));
    expect([await stateOf(back.id), await stateOf(gone.id)]).toEqual(["DRAFT", "WITHDRAWN"]);
    const decision = await db.decision.findFirstOrThrow({
      where: { delegateId: back.id, action: "sendBack" },
    });
    expect(decision.textForPerson).toBe(words.textForPerson);
  });

  test("adds people to the own delegation only; a double click makes one", async () => {
    const input = {
      delegationId,
      requestKey: randomUUID(),
      categoryId: delegateCategory,
      delegationRole: "EXPERT" as const,
      familyName: "Karimova",
      givenNames: "Zarina",
      functionalTitle: "Judge",
      email: "zarina@delegate.example",
      invite: true,
    };
    expect(outcome(await addDelegate(stranger, input))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await addDelegate(auditor, input))).toBe("FORBIDDEN notAllowed");
    const added = must(await addDelegate(focalPoint, input));
    expect(must(await addDelegate(focalPoint, input)).id).toBe(added.id);
    const row = await db.delegate.findUniqueOrThrow({ where: { id: added.id }, include: { person: true } });
    expect(row).toMatchObject({
      delegationId,
      state: "INVITED",
      ownerEmail: input.email,
      functionalTitle: "Judge",
    });
    expect(row.person).toMatchObject({ familyName: "Karimova", givenNames: "Zarina" });
    expect(await db.message.count({ where: { delegateId: added.id, name: "delegate-invited" } })).toBe(1);
  });

  test("substitutes: the place passes on, also after registration has closed, and nobody comes between", async () => {
    const leaving = await complete(delegationId);
    const { version } = must(await submit(leaving));
    const waiting = await complete(delegationId);
    must(await submit(waiting, true));
    const input = {
      delegateId: leaving.id,
      version,
      requestKey: randomUUID(),
      familyName: "Saidova",
      givenNames: "Malika",
      functionalTitle: null,
    };
    const late = { ...focalPoint, now: new Date("2027-03-09T05:00:00Z") };
    expect(outcome(await requestSubstitution(stranger, input))).toBe("NOT_FOUND registrationNotFound");
    expect(outcome(await requestSubstitution(auditor, input))).toBe("FORBIDDEN notAllowed");
    const { id } = must(await requestSubstitution(late, input));
    expect(await stateOf(leaving.id)).toBe("SUBMITTED");
    const again = await requestSubstitution(late, { ...input, requestKey: randomUUID() });
    expect(outcome(again)).toBe("CONFLICT alreadySubstituted");
    // The rest of the form is somebody else's test: here a whole registration stands in for the draft.
    const whole = await complete(delegationId);
    await db.substitution.updateMany({ where: { replacementId: id }, data: { replacementId: whole.id } });
    must(await submit({ ...whole, owner: { ...whole.owner, now: late.now } }));
    expect(await stateOf(leaving.id)).toBe("SUBSTITUTED");
    expect(await stateOf(whole.id)).toBe("SUBMITTED");
    expect(await stateOf(waiting.id)).toBe("WAITLISTED");
    expect(await used(delegationId)).toBe(1);
    const row = await db.substitution.findFirstOrThrow({ where: { replacementId: whole.id } });
    expect(outcome(await cancelSubstitution(focalPoint, { substitutionId: row.id }))).toBe(
      "CONFLICT staleVersion",
    );
    expect(outcome(await cancelSubstitution(stranger, { substitutionId: row.id }))).toBe(
      "NOT_FOUND registrationNotFound",
    );
  });

  test("orders the own people and nobody else's", async () => {
    const people = await db.delegate.findMany({ where: { delegationId }, take: 3, orderBy: { id: "desc" } });
    const delegateIds = people.map(({ id }) => id);
    const foreign = await registered(conferenceId);
    const markNow = async () => precedenceMark(await db.delegate.findMany({ where: { delegationId } }));
    const seen = await markNow();
    const order = (ctx: Ctx, ids: string[], mark = seen) =>
      orderDelegation(ctx, { delegationId, delegateIds: ids, mark });
    expect(outcome(await order(stranger, delegateIds))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await order(focalPoint, [...delegateIds, foreign.id]))).toBe("INVALID checkFields");
    must(await order(focalPoint, delegateIds));
    const placed = await db.delegate.findMany({
      where: { delegationId, precedence: { not: null } },
      orderBy: { precedence: "asc" },
    });
    expect(placed.map(({ id }) => id)).toEqual(delegateIds);
    // Somebody who still looks at the order before this one overwrites nothing unseen.
    const other = delegateIds.toReversed();
    expect(outcome(await order(focalPoint, other))).toBe("CONFLICT orderChanged");
    must(await order(focalPoint, other, await markNow()));
  });
});
