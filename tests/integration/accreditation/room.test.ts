import { beforeEach, describe, expect, test } from "vitest";
import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { putOnWaitingList } from "@/lib/accreditation/commands/put-on-waiting-list";
import { takePlaceReviewed } from "@/lib/accreditation/commands/take-place-reviewed";
import { fillRoom, sweepRoom } from "@/lib/accreditation/jobs";
import { getDelegateForReview } from "@/lib/accreditation/queries/dossier";
import { configureCategory } from "@/lib/conferences/commands/configure-category";
import { configureVenue } from "@/lib/conferences/commands/configure-venue";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { withdrawDelegate } from "@/lib/delegates/commands/withdraw-delegate";
import { fillWaitingLists } from "@/lib/delegates/jobs";
import { accredit, foundConference, outcome, staff, system } from "@/tests/integration/badges/fixture";
import { must, NOW } from "@/tests/integration/documents/fixture";

let conferenceId: string;
let admin: Ctx;
let officer: Ctx;
let approver: Ctx;

beforeEach(async () => {
  conferenceId = await foundConference();
  admin = await staff("administrator", conferenceId, NOW);
  officer = await staff("registrationOfficer", conferenceId, NOW);
  approver = await staff("accreditationApprover", conferenceId, NOW);
});

async function capCategory(capacity: number | null, code = "DL"): Promise<void> {
  const category = await db.category.findFirstOrThrow({
    where: { conferenceId, code },
    include: { zones: true },
  });
  const { id: categoryId, version, needsEndorsement } = category;
  const zoneIds = category.zones.map(({ zoneId }) => zoneId);
  must(await configureCategory(admin, { categoryId, version, needsEndorsement, capacity, zoneIds }));
}
const venue = (before: number | null, capacity: number | null) =>
  configureVenue(admin, { conferenceId, before, capacity });

const rowOf = (id: string) => db.delegate.findUniqueOrThrow({ where: { id } });
const ready = (category = "DL") => accredit(conferenceId, { approved: false, category });

async function approve(id: string, by = approver) {
  const { version, categoryId } = await rowOf(id);
  const category = { categoryId: categoryId ?? "", zoneCodes: ["A"] };
  return approveDelegate(by, { delegateId: id, version, ...category });
}
async function wait(id: string, by = approver, later = 0) {
  const { version } = await rowOf(id);
  return putOnWaitingList({ ...by, now: new Date(NOW.getTime() + later) }, { delegateId: id, version });
}
const fill = (by: "withdraw" | "capRaised" | "found" = "found", decisionId: string | null = null) =>
  fillRoom(system(NOW), { conferenceId, by, decisionId });
const stateOf = async (id: string) => (await rowOf(id)).state;
const lastOf = (delegateId: string) =>
  db.decision.findFirstOrThrow({ where: { delegateId }, orderBy: { id: "desc" } });

describe("a cap", () => {
  test("of a category or of the venue bars the approval that would exceed it", async () => {
    await capCategory(1);
    const [first, second, other] = [await ready(), await ready(), await ready("HD")];
    must(await approve(first));
    expect(outcome(await approve(second))).toBe("CONFLICT categoryHasNoRoom");
    must(await venue(null, 2));
    must(await approve(other));
    await capCategory(null);
    expect(outcome(await approve(second))).toBe("CONFLICT venueHasNoRoom");
    expect(outcome(await venue(null, 3))).toBe("CONFLICT staleVersion");
    must(await venue(2, null));
    must(await approve(second));
  });

  test("is kept by the database whatever path approves", async () => {
    await capCategory(1);
    const [one, two] = [await ready(), await ready()];
    const force = (id: string) => db.delegate.update({ where: { id }, data: { state: "APPROVED" } });
    const tries = await Promise.allSettled([force(one), force(two)]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is reached by one of many approvals at once; the others are told", async () => {
    await capCategory(2);
    const people = await Promise.all(Array.from({ length: 6 }, () => ready()));
    const outcomes = (await Promise.all(people.map((id) => approve(id)))).map(outcome);
    expect(outcomes.filter((one) => one === "ok")).toHaveLength(2);
    expect(new Set(outcomes.filter((one) => one !== "ok"))).toEqual(new Set(["CONFLICT categoryHasNoRoom"]));
  });

  test("is set by an administrator of the conference alone", async () => {
    const input = { conferenceId, before: null, capacity: 5 };
    expect(outcome(await configureVenue(officer, input))).toBe("FORBIDDEN notAllowed");
    const elsewhere = await staff("administrator", await foundConference(), NOW);
    expect(outcome(await configureVenue(elsewhere, input))).toBe("NOT_FOUND conferenceNotFound");
  });
});

describe("the waiting list after review", () => {
  test("takes whoever finds no room, with cap and number in line, and frees the delegation's place", async () => {
    const [first, second, third] = [await ready(), await ready(), await ready()];
    expect(outcome(await wait(second))).toBe("CONFLICT roomIsLeft");
    await capCategory(1);
    must(await approve(first));
    expect(outcome(await wait(second, officer))).toBe("FORBIDDEN notAllowed");
    const foreign = await staff("accreditationApprover", await foundConference(), NOW);
    expect(outcome(await wait(second, foreign))).toBe("NOT_FOUND registrationNotFound");
    must(await wait(second));
    must(await wait(third, approver, 1_000));
    expect(await lastOf(third)).toMatchObject({
      action: "putOnWaitingList",
      reasonCode: "CATEGORY_CAPACITY",
      cap: 1,
      rank: 2,
    });
    expect(await rowOf(third)).toMatchObject({ state: "WAITLISTED", awaitsRoom: true, dueAt: null });
    const mail = await db.message.findFirstOrThrow({
      where: { delegateId: third, name: "delegate-awaits-room" },
    });
    expect(mail.text).toContain("number 2 on the waiting list");
    // The list of the delegation is another one: its places are free, and yet nobody moves.
    await fillWaitingLists(system(NOW), {});
    expect(await stateOf(second)).toBe("WAITLISTED");
  });

  test("moves in its order when room becomes free, says what freed it, and keeps the room until the decision", async () => {
    const [first, second, third, fourth] = [await ready(), await ready(), await ready(), await ready()];
    await capCategory(1);
    must(await approve(first));
    must(await wait(second));
    must(await wait(third, approver, 1_000));
    expect(await fill()).toBe(0);
    const { version } = await rowOf(first);
    must(await withdrawDelegate(officer, { delegateId: first, version }));
    const cause = await lastOf(first);
    expect(await fill("withdraw", cause.id)).toBe(1);
    expect([await stateOf(second), await stateOf(third)]).toEqual(["READY", "WAITLISTED"]);
    expect(await lastOf(second)).toMatchObject({
      action: "takePlaceReviewed",
      reasonCode: "withdraw",
      causeId: cause.id,
      actorKind: "system",
    });
    expect((await rowOf(second)).dueAt).not.toBeNull();
    expect(await db.message.count({ where: { delegateId: second, name: "delegate-given-room" } })).toBe(1);
    // Nobody is approved into room that was given to another, and the next run gives it to nobody else.
    expect(await fill()).toBe(0);
    expect(outcome(await approve(fourth))).toBe("CONFLICT categoryHasNoRoom");
    must(await approve(second));
  });

  test("moves as far as a raised cap reaches; two runs at once give the room once", async () => {
    const people = [await ready(), await ready(), await ready(), await ready()];
    await capCategory(1);
    must(await approve(people[0] ?? ""));
    for (const [at, id] of people.slice(1).entries()) must(await wait(id, approver, at * 1_000));
    await capCategory(3);
    await Promise.all([fill("capRaised"), fill("capRaised"), sweepRoom(system(NOW), {})]);
    const states = await Promise.all(people.map(stateOf));
    expect(states).toEqual(["APPROVED", "READY", "READY", "WAITLISTED"]);
    expect(
      await db.decision.count({ where: { action: "takePlaceReviewed", delegate: { conferenceId } } }),
    ).toBe(2);
  });

  test("passes over whose delegation has no place left, and is advanced by nobody but the system", async () => {
    const [first, second, third] = [await ready(), await ready("HD"), await ready("HD")];
    must(await venue(null, 1));
    must(await approve(first));
    must(await wait(second));
    must(await wait(third, approver, 1_000));
    const freed = { by: "found" as const, decisionId: null };
    expect(outcome(await takePlaceReviewed(approver, { delegateId: second, freed }))).toBe(
      "FORBIDDEN notAllowed",
    );
    const { delegationId } = await rowOf(second);
    await db.delegation.update({ where: { id: delegationId ?? "" }, data: { quota: 1 } });
    must(await venue(1, 5));
    expect(await fill("capRaised")).toBe(0);
    await db.delegation.update({ where: { id: delegationId ?? "" }, data: { quota: 2 } });
    expect(await fill("capRaised")).toBe(1);
    expect([await stateOf(second), await stateOf(third)]).toEqual(["READY", "WAITLISTED"]);
  });

  test("is offered where a cap is reached, and the approval says why not", async () => {
    const [first, second] = [await ready(), await ready()];
    const offers = async () =>
      Object.fromEntries(
        must(await getDelegateForReview(approver, second)).actions.map(({ action, reason }) => [
          action,
          reason,
        ]),
      );
    expect(await offers()).toMatchObject({ approve: null, putOnWaitingList: "roomIsLeft" });
    must(await venue(null, 1));
    must(await approve(first));
    expect(await offers()).toMatchObject({ approve: "venueHasNoRoom", putOnWaitingList: null });
  });
});
