import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { closingLineHash } from "@/lib/delegates/closing-line";
import { closeRegistration } from "@/lib/delegates/commands/close-registration";
import { endorseDelegate } from "@/lib/delegates/commands/endorse-delegate";
import { lapseRegistration } from "@/lib/delegates/commands/lapse-registration";
import { submitDelegate } from "@/lib/delegates/commands/submit-delegate";
import { dueForEnding, type Ending } from "@/lib/delegates/due-endings";
import { endRegistrations } from "@/lib/delegates/ending-jobs";
import { numberColumns } from "@/lib/delegates/travel-document";
import { DELEGATE_STATES, type DelegateState } from "@/lib/policy/delegate-states";
import { transitionOf } from "@/lib/policy/delegate-workflow";
import { registered } from "@/tests/integration/accreditation/registered";
import { accredit, outcome, foundConference as withBadges } from "@/tests/integration/badges/fixture";
import { openDraft } from "@/tests/integration/delegates/draft";
import {
  foundConference,
  inviteState,
  moveTo,
  must,
  staff,
  system,
} from "@/tests/integration/documents/fixture";

/** The close of registration, and the midnights of Dushanbe (UTC+5) after the last day and thirty days later. */
const CLOSES = new Date("2027-03-08T13:00:00Z");
const OVER = new Date("2027-03-11T19:00:00Z");
const CLOSING = new Date("2027-04-10T19:00:00Z");
const FIRST = "00000000-0000-0000-0000-000000000000";
const momentBefore = (instant: Date) => new Date(instant.getTime() - 1);

let conferenceId: string;
beforeAll(async () => {
  conferenceId = await foundConference();
});

const stateOf = async (id: string) => (await db.delegate.findUniqueOrThrow({ where: { id } })).state;
const sweep = (at: Date) => endRegistrations(system(at), {});
const isDue = async (id: string, ending: Ending, at: Date) =>
  (await dueForEnding(db, ending, at, { after: FIRST, take: 1000 })).includes(id);

/** Somebody in that state, past the commands. */
async function standing(state: DelegateState, delegationId?: string): Promise<string> {
  const { id } = await openDraft(conferenceId);
  await moveTo(id, state, delegationId ?? (await inviteState(conferenceId)));
  return id;
}

describe("when each ending is due", () => {
  test.each([
    ["lapseUnsubmitted", CLOSES],
    ["lapseUndecided", OVER],
    ["close", CLOSING],
  ] as const)("%s: from the instant on, and from each state of the table", async (ending, at) => {
    for (const state of transitionOf(ending).from) {
      const id = await standing(state);
      expect(await isDue(id, ending, momentBefore(at)), `${state} a moment before`).toBe(false);
      expect(await isDue(id, ending, at), state).toBe(true);
    }
    // Nobody is purged but by a signed purge.
    const ended: DelegateState[] = [...transitionOf(ending).from, "PURGED"];
    const others = DELEGATE_STATES.filter((state) => !ended.includes(state));
    for (const state of others) {
      expect(await isDue(await standing(state), ending, at), state).toBe(false);
    }
  });

  test("whoever may still appeal is not closed until that date is past", async () => {
    const id = await standing("REJECTED");
    const appealUntil = new Date("2027-04-20T18:59:59Z");
    await db.decision.create({
      data: {
        id: crypto.randomUUID(),
        delegateId: id,
        action: "refuse",
        fromState: "READY",
        toState: "REJECTED",
        actorKind: "system",
        actingRole: "system",
        reasonCode: "LATE",
        textForPerson: "Late.",
        appealUntil,
        requestId: "r",
        createdAt: OVER,
      },
    });
    expect(await isDue(id, "close", CLOSING)).toBe(false);
    expect(outcome(await closeRegistration(system(CLOSING), { delegateId: id }))).toBe("CONFLICT notDue");
    expect(await isDue(id, "close", appealUntil)).toBe(true);
  });

  test("a later date of the delegation holds, an earlier one closes nothing", async () => {
    const [later, earlier] = [await inviteState(conferenceId), await inviteState(conferenceId)];
    const given = new Date("2027-03-09T18:59:59Z");
    await db.delegation.update({ where: { id: later }, data: { deadlineAt: given } });
    await db.delegation.update({
      where: { id: earlier },
      data: { deadlineAt: new Date("2027-02-01T00:00:00Z") },
    });
    const [late, early] = [await standing("DRAFT", later), await standing("DRAFT", earlier)];
    expect(await isDue(late, "lapseUnsubmitted", CLOSES)).toBe(false);
    expect(await isDue(late, "lapseUnsubmitted", given)).toBe(true);
    expect(await isDue(early, "lapseUnsubmitted", momentBefore(CLOSES))).toBe(false);
  });

  test("the day ends at the venue's midnight, on the night of a change of clocks as on others", async () => {
    const own = await foundConference();
    const id = (await openDraft(own)).id;
    await moveTo(id, "READY", await inviteState(own));
    // Vienna puts its clocks forward at 01:00 UTC on 28 March and back on 31 October.
    for (const [endsOn, over] of [
      ["2027-03-27", "2027-03-27T23:00:00Z"],
      ["2027-03-28", "2027-03-28T22:00:00Z"],
      ["2027-10-31", "2027-10-31T23:00:00Z"],
    ] as const) {
      const data = { timeZone: "Europe/Vienna", endsOn: new Date(endsOn), startsOn: new Date("2027-03-25") };
      await db.conference.update({ where: { id: own }, data });
      expect(await isDue(id, "lapseUndecided", momentBefore(new Date(over))), endsOn).toBe(false);
      expect(await isDue(id, "lapseUndecided", new Date(over)), endsOn).toBe(true);
    }
  });
});

describe("lapsing", () => {
  test("ends a draft with cause, date, mail and record, once", async () => {
    const { id } = await openDraft(conferenceId);
    expect((await sweep(CLOSES)).lapseUnsubmitted).toBeGreaterThan(0);
    expect((await sweep(CLOSES)).lapseUnsubmitted).toBe(0);
    const [decision, ...others] = await db.decision.findMany({ where: { delegateId: id } });
    expect(others).toEqual([]);
    expect(decision).toMatchObject({
      action: "lapseUnsubmitted",
      fromState: "DRAFT",
      toState: "LAPSED",
      actorKind: "system",
      reasonCode: "registrationClosed",
      endedByDate: CLOSES,
    });
    expect(await db.message.count({ where: { delegateId: id, name: "delegate-lapsed" } })).toBe(1);
    expect(await db.auditEntry.count({ where: { subjectId: id, action: "registration.lapsed" } })).toBe(1);
  });

  test("is for the worker alone, and for nobody before the date", async () => {
    const { id: delegateId, owner } = await openDraft(conferenceId);
    const at = (ctx: Ctx): Ctx => ({ ...ctx, now: CLOSES });
    for (const ctx of [
      owner,
      staff("registrationOfficer", conferenceId),
      staff("administrator", conferenceId),
    ]) {
      const lapsed = await lapseRegistration(at(ctx), { delegateId, ending: "lapseUnsubmitted" });
      expect(outcome(lapsed)).toBe("FORBIDDEN notAllowed");
      expect(outcome(await closeRegistration(at(ctx), { delegateId }))).toBe("FORBIDDEN notAllowed");
    }
    const early = await lapseRegistration(system(momentBefore(CLOSES)), {
      delegateId,
      ending: "lapseUnsubmitted",
    });
    expect(outcome(early)).toBe("CONFLICT notDue");
    expect(await stateOf(delegateId)).toBe("DRAFT");
  });

  test("spares whoever was named in another one's place until the conference is over", async () => {
    const delegationId = await inviteState(conferenceId);
    const [leavingId, id] = [await standing("APPROVED", delegationId), await standing("DRAFT", delegationId)];
    await db.substitution.create({
      data: {
        id: crypto.randomUUID(),
        delegationId,
        leavingId,
        replacementId: id,
        requestedBy: crypto.randomUUID(),
        requestedAt: CLOSES,
        documentDueAt: OVER,
      },
    });
    expect(await isDue(id, "lapseUnsubmitted", CLOSES)).toBe(false);
    expect(await isDue(id, "lapseUnsubmitted", OVER)).toBe(true);
  });

  test("gives no place to the waiting list when the conference is over", async () => {
    const delegationId = await inviteState(conferenceId);
    await db.delegation.update({ where: { id: delegationId }, data: { quota: 1 } });
    const holder = await standing("READY", delegationId);
    const waits = await standing("WAITLISTED", delegationId);
    must(await lapseRegistration(system(OVER), { delegateId: holder, ending: "lapseUndecided" }));
    expect(await stateOf(waits)).toBe("WAITLISTED");
    must(await lapseRegistration(system(OVER), { delegateId: waits, ending: "lapseUndecided" }));
    expect(await db.decision.count({ where: { delegateId: waits } })).toBe(1);
  });

  test("races a submission and an endorsement: one of the two happens", async () => {
    const extended = new Date(CLOSES.getTime() - 1);
    for (let round = 0; round < 5; round += 1) {
      const person = await registered(conferenceId);
      const input = { delegateId: person.id, version: person.version, badgeApproved: true as const };
      const results = await Promise.all([
        submitDelegate({ ...person.owner, now: extended }, { ...input, waitingList: false }),
        lapseRegistration(system(CLOSES), { delegateId: person.id, ending: "lapseUnsubmitted" }),
      ]);
      expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect(await db.decision.count({ where: { delegateId: person.id } })).toBe(1);
    }
    const delegationId = await inviteState(conferenceId);
    const id = await standing("AWAITING_ENDORSEMENT", delegationId);
    const { version } = await db.delegate.findUniqueOrThrow({ where: { id } });
    const focalPoint = staff("missionFocalPoint", conferenceId, delegationId);
    const endorsed = { delegateId: id, version, delegationRole: "EXPERT" as const, waitingList: false };
    const both = await Promise.all([
      endorseDelegate({ ...focalPoint, now: CLOSES }, endorsed),
      lapseRegistration(system(CLOSES), { delegateId: id, ending: "lapseUnsubmitted" }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test("two workers at once end each registration once", async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, async () => (await openDraft(conferenceId)).id));
    await Promise.all([sweep(CLOSES), sweep(CLOSES), sweep(CLOSES)]);
    for (const id of ids) {
      expect(await stateOf(id)).toBe("LAPSED");
      expect(await db.decision.count({ where: { delegateId: id } })).toBe(1);
      expect(await db.message.count({ where: { delegateId: id, name: "delegate-lapsed" } })).toBe(1);
    }
  });
});

describe("closing", () => {
  test("keeps the line of who was accredited, expires the badge, and never opens it again", async () => {
    const own = await withBadges();
    const [id, refused] = [await accredit(own), await accredit(own, { approved: false })];
    await db.delegate.update({ where: { id: refused }, data: { state: "REJECTED" } });
    await db.consent.create({
      data: {
        id: crypto.randomUUID(),
        delegateId: id,
        purpose: "PUBLISH_IN_LIST",
        given: true,
        textVersion: "2026-11",
        language: "en",
      },
    });
    must(await closeRegistration(system(CLOSING), { delegateId: id }));
    must(await closeRegistration(system(CLOSING), { delegateId: refused }));
    expect(outcome(await closeRegistration(system(CLOSING), { delegateId: id }))).toBe("CONFLICT notDue");
    const kept = await db.closingRecord.findUniqueOrThrow({ where: { delegateId: id } });
    expect(kept.line).toMatchObject({
      categoryCode: "DL",
      participant: { familyName: "Mirzoeva", mayPublish: true, email: null },
    });
    expect([...kept.lineHash]).toEqual([...closingLineHash(kept.line as never)]);
    const other = await db.closingRecord.findUniqueOrThrow({ where: { delegateId: refused } });
    expect([other.outcome, (other.line as { participant: unknown }).participant]).toEqual(["REJECTED", null]);
    await expect(db.closingRecord.delete({ where: { delegateId: id } })).rejects.toThrow("append-only");
  });

  test("a withdrawn double with the same document is closed beside the other", async () => {
    const delegationId = await inviteState(conferenceId);
    const [one, two] = [await standing("APPROVED", delegationId), await standing("WITHDRAWN", delegationId)];
    for (const delegateId of [one, two]) {
      const document = { delegateId, ...numberColumns(delegateId, "TJK", "T12345678") };
      await db.travelDocument.create({ data: { ...document, type: "PASSPORT", issuer: "TJK" } });
    }
    const ended = await sweep(CLOSING);
    expect(ended.close).toBeGreaterThan(0);
    expect([await stateOf(one), await stateOf(two)]).toEqual(["CLOSED", "CLOSED"]);
  });
});
