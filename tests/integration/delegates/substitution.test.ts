import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { endorseDelegate } from "@/lib/delegates/commands/endorse-delegate";
import { removeDelegate } from "@/lib/delegates/commands/remove-delegate";
import { requestSubstitution } from "@/lib/delegates/commands/request-substitution";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { substituteByMember } from "@/lib/delegates/commands/substitute-by-member";
import { withdrawDelegate } from "@/lib/delegates/commands/withdraw-delegate";
import { fillWaitingLists } from "@/lib/delegates/jobs";
import { getDelegationPage } from "@/lib/delegates/queries/delegation-people";
import { nextOnWaitingList } from "@/lib/delegates/waiting-list";
import { newId } from "@/lib/ids";
import { type Registered, registered } from "@/tests/integration/accreditation/registered";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { inviteState, must, NOW, system } from "@/tests/integration/documents/fixture";

let conferenceId: string;
let delegationId: string;
let focalPoint: Ctx;
let stranger: Ctx;
let officer: Ctx;
let auditor: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  officer = await staff("registrationOfficer", conferenceId, NOW);
  auditor = await staff("auditor", conferenceId, NOW);
  stranger = await staff("missionFocalPoint", conferenceId, NOW, await inviteState(conferenceId));
});

beforeEach(async () => {
  delegationId = await inviteState(conferenceId);
  await db.delegation.update({ where: { id: delegationId }, data: { quota: 1 } });
  focalPoint = await staff("missionFocalPoint", conferenceId, NOW, delegationId);
});

const minutesLater = (minutes: number, ctx: Ctx): Ctx => ({
  ...ctx,
  now: new Date(NOW.getTime() + minutes * 60_000),
});
const row = (id: string) => db.delegate.findUniqueOrThrow({ where: { id } });
const stateOf = async (id: string) => (await row(id)).state;

async function ready(): Promise<Registered> {
  const person = await registered(conferenceId);
  await db.delegate.update({ where: { id: person.id }, data: { delegationId } });
  return { ...person, delegationId };
}

async function submitted(minutes: number, waitingList = false): Promise<Registered> {
  const person = await ready();
  const input = { delegateId: person.id, version: person.version, badgeApproved: true as const, waitingList };
  const { version } = must(await submitDelegate(minutesLater(minutes, person.owner), input));
  return { ...person, version };
}

/** Somebody in the one place, and two who wait for it, the earlier first. */
async function full() {
  return { holder: await submitted(0), early: await submitted(1, true), late: await submitted(2, true) };
}

const used = async () => {
  const [total] = await db.$queryRaw<{ used: number }[]>`
    SELECT "used" FROM places_of_delegation(${delegationId}::uuid) WHERE "kind" = 'TOTAL'`;
  return total?.used;
};

const by = (ctx: Ctx, leaving: Registered, replacement: { id: string }) =>
  substituteByMember(ctx, {
    delegateId: leaving.id,
    version: leaving.version,
    replacementId: replacement.id,
  });

describe("a substitute for somebody on the waiting list", () => {
  test("takes over since when that person waited, and passes nobody ahead", async () => {
    const { holder, early, late } = await full();
    const input = {
      delegateId: early.id,
      version: early.version,
      requestKey: newId(),
      familyName: "Saidova",
      givenNames: "Malika",
      functionalTitle: null,
    };
    const { id } = must(await requestSubstitution(minutesLater(3, focalPoint), input));
    // The rest of the form is somebody else's test: here a whole registration stands in for the draft.
    const whole = await ready();
    await db.substitution.updateMany({ where: { replacementId: id }, data: { replacementId: whole.id } });
    const sent = { delegateId: whole.id, version: whole.version, badgeApproved: true as const };
    must(await submitDelegate(minutesLater(9, whole.owner), sent));
    expect(await stateOf(early.id)).toBe("SUBSTITUTED");
    expect(await row(whole.id)).toMatchObject({
      state: "WAITLISTED",
      waitingSince: new Date(NOW.getTime() + 60_000),
    });
    must(await withdrawDelegate(holder.owner, { delegateId: holder.id, version: holder.version }));
    expect([await stateOf(whole.id), await stateOf(late.id)]).toEqual(["SUBMITTED", "WAITLISTED"]);
  });

  test("of two who wait, the earlier position counts", async () => {
    const { early, late } = await full();
    expect(must(await by(focalPoint, early, late))).toEqual({ passed: true });
    expect(await row(late.id)).toMatchObject({
      state: "WAITLISTED",
      waitingSince: new Date(NOW.getTime() + 60_000),
    });
    expect(await used()).toBe(1);
  });
});

describe("a substitute who is registered already", () => {
  test("takes the place from the waiting list at once, also on day one, and the quota unit stays one", async () => {
    const { holder, early, late } = await full();
    const dayOne = { ...focalPoint, now: new Date("2027-03-09T05:00:00Z") };
    expect(must(await by(dayOne, holder, late))).toEqual({ passed: true });
    expect([await stateOf(holder.id), await stateOf(early.id), await stateOf(late.id)]).toEqual([
      "SUBSTITUTED",
      "WAITLISTED",
      "SUBMITTED",
    ]);
    expect(await used()).toBe(1);
    const taken = await db.decision.findFirstOrThrow({
      where: { delegateId: late.id, action: "takeFreedPlace" },
      include: { cause: true },
    });
    expect(taken.cause).toMatchObject({ delegateId: holder.id, action: "substitute" });
    expect(await db.reviewTask.count({ where: { delegateId: late.id, state: "OPEN" } })).toBe(1);
    expect(must(await getDelegationPage(focalPoint, delegationId)).freed).toMatchObject([
      { by: "substitute" },
    ]);
  });

  test("an officer does it on the focal point's request; weaker roles and other delegations do not", async () => {
    const { holder, early } = await full();
    expect(outcome(await by(auditor, holder, early))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await by(stranger, holder, early))).toBe("NOT_FOUND registrationNotFound");
    const foreign = await registered(conferenceId);
    expect(outcome(await by(focalPoint, holder, foreign))).toBe("NOT_FOUND registrationNotFound");
    expect(outcome(await by(officer, { ...holder, version: 1 }, early))).toBe("CONFLICT staleVersion");
    // Drafts are their owners' until they are submitted.
    expect(outcome(await by(officer, holder, await ready()))).toBe("NOT_FOUND registrationNotFound");
    must(await by(officer, holder, early));
    expect(await stateOf(early.id)).toBe("SUBMITTED");
  });

  test("somebody with a place is no replacement, and nobody stands in for two", async () => {
    await db.delegation.update({ where: { id: delegationId }, data: { quota: 2 } });
    const [one, two] = [await submitted(0), await submitted(1)];
    expect(outcome(await by(focalPoint, one, two))).toBe("CONFLICT notAReplacement");
    const draft = await ready();
    expect(must(await by(focalPoint, one, draft))).toEqual({ passed: false });
    expect(outcome(await by(focalPoint, two, draft))).toBe("CONFLICT standsInAlready");
    expect(outcome(await by(focalPoint, one, await ready()))).toBe("CONFLICT alreadySubstituted");
  });

  test("who awaits endorsement takes the place when it is given, without joining the list", async () => {
    const { holder, early } = await full();
    const person = await ready();
    await db.category.updateMany({ where: { conferenceId, code: "DL" }, data: { needsEndorsement: true } });
    const sent = { delegateId: person.id, version: person.version, badgeApproved: true as const };
    const { version } = must(await submitDelegate(person.owner, sent));
    await db.category.updateMany({ where: { conferenceId, code: "DL" }, data: { needsEndorsement: false } });
    expect(must(await by(officer, holder, person))).toEqual({ passed: false });
    const endorsement = {
      delegateId: person.id,
      version,
      delegationRole: "ADVISER" as const,
      waitingList: false,
    };
    must(await endorseDelegate(focalPoint, endorsement));
    expect([await stateOf(holder.id), await stateOf(person.id), await stateOf(early.id)]).toEqual([
      "SUBSTITUTED",
      "SUBMITTED",
      "WAITLISTED",
    ]);
    expect(await used()).toBe(1);
  });

  test("two who are named at once for one place: one passes", async () => {
    const { holder, early, late } = await full();
    const outcomes = await Promise.all([by(focalPoint, holder, early), by(officer, holder, late)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await used()).toBe(1);
  });
});

describe("the place of somebody who was just withdrawing", () => {
  /** The next in line withdraws while the place becomes free, and then stays after all. */
  async function stayedFree() {
    const { holder, early } = await full();
    await db.delegate.updateMany({
      where: { delegationId, NOT: { id: early.id }, state: "WAITLISTED" },
      data: { state: "WITHDRAWN" },
    });
    const freed = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const undone = db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ${early.id}::uuid FOR UPDATE`;
      locked.resolve();
      await freed.promise;
      throw new Error("undone");
    });
    await locked.promise;
    must(await withdrawDelegate(holder.owner, { delegateId: holder.id, version: holder.version }));
    freed.resolve();
    await expect(undone).rejects.toThrow("undone");
    return early;
  }

  test("stays free without the sweep; the sweep gives it, once, with a record", async () => {
    const early = await stayedFree();
    expect([await stateOf(early.id), await used()]).toEqual(["WAITLISTED", 0]);
    expect(await fillWaitingLists(system(), {})).toBeGreaterThan(0);
    expect([await stateOf(early.id), await used()]).toEqual(["SUBMITTED", 1]);
    const taken = await db.decision.findFirstOrThrow({
      where: { delegateId: early.id, action: "takeFreedPlace" },
    });
    expect(taken).toMatchObject({ actorKind: "system", reasonCode: "found", causeId: null });
    expect(await fillWaitingLists(system(), {})).toBe(0);
  });

  test("two sweeps at once give one place once", async () => {
    const early = await stayedFree();
    await Promise.all([fillWaitingLists(system(), {}), fillWaitingLists(system(), {})]);
    expect(await db.decision.count({ where: { delegateId: early.id, action: "takeFreedPlace" } })).toBe(1);
    expect(await db.$transaction((tx) => nextOnWaitingList(tx, delegationId))).toBeNull();
  });
});

describe("removing somebody", () => {
  test("carries a reason to the person and the place to the next in line", async () => {
    const { holder, early } = await full();
    const input = {
      delegateId: holder.id,
      version: holder.version,
      textForPerson: "Another official will attend.",
    };
    expect(outcome(await removeDelegate(auditor, input))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await removeDelegate(stranger, input))).toBe("NOT_FOUND registrationNotFound");
    must(await removeDelegate(focalPoint, input));
    expect([await stateOf(holder.id), await stateOf(early.id)]).toEqual(["WITHDRAWN", "SUBMITTED"]);
    const decision = await db.decision.findFirstOrThrow({
      where: { delegateId: holder.id, action: "withdraw" },
    });
    expect(decision.textForPerson).toBe(input.textForPerson);
    expect(
      await db.message.count({ where: { delegateId: holder.id, name: "delegate-removed" } }),
    ).toBeGreaterThan(0);
    expect(must(await getDelegationPage(focalPoint, delegationId)).freed).toMatchObject([{ by: "withdraw" }]);
  });
});

describe("the page of a delegation", () => {
  test("shows officers everybody who has submitted, the list in its order, and the number of drafts", async () => {
    const { holder, early, late } = await full();
    const draft = await ready();
    const page = must(await getDelegationPage(officer, delegationId));
    expect(page).toMatchObject({ isOwn: false, hasFocalPoint: false, hiddenDrafts: 1 });
    expect(page.people.map(({ id }) => id).sort()).toEqual([holder.id, early.id, late.id].sort());
    const of = (id: string) => page.people.find((person) => person.id === id);
    expect([of(early.id)?.waiting?.place, of(late.id)?.waiting?.place]).toEqual([1, 2]);
    expect(of(holder.id)?.may).toEqual({
      endorse: false,
      inviteAgain: false,
      substitute: true,
      remove: true,
      fillIn: false,
    });
    const own = must(await getDelegationPage(focalPoint, delegationId));
    expect(own.people.map(({ id }) => id)).toContain(draft.id);
    expect(own).toMatchObject({ isOwn: true, hiddenDrafts: 0 });
  });

  test("is closed to weaker roles, other delegations and other conferences", async () => {
    expect(outcome(await getDelegationPage(auditor, delegationId))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await getDelegationPage(stranger, delegationId))).toBe("NOT_FOUND delegationNotFound");
    const elsewhere = await staff("registrationOfficer", await foundConference(), NOW);
    expect(outcome(await getDelegationPage(elsewhere, delegationId))).toBe("NOT_FOUND delegationNotFound");
  });
});
