import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { endSecondaryCard } from "@/lib/badges/commands/end-secondary-card";
import { issueSecondaryCard } from "@/lib/badges/commands/issue-secondary-card";
import { listSecondaryCards } from "@/lib/badges/queries/secondary-cards";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { foundConference, must, NOW, outcome, staff } from "@/tests/integration/badges/fixture";
import { inviteState } from "@/tests/integration/documents/fixture";

let conferenceId: string;
let delegationId: string;
let zoneId: string;
let focalPointId: string;
let officer: Ctx;
let focalPoint: Ctx;
let desk: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  officer = await staff("registrationOfficer", conferenceId);
  desk = await staff("badgeDeskOperator", conferenceId);
  zoneId = (await db.zone.findFirstOrThrow({ where: { conferenceId, code: "A" } })).id;
});

beforeEach(async () => {
  delegationId = await inviteState(conferenceId);
  focalPoint = await staff("missionFocalPoint", conferenceId, NOW, delegationId);
  focalPointId = newId();
  const userId = focalPoint.actor.kind === "user" ? focalPoint.actor.userId : "";
  await db.focalPoint.create({
    data: { id: focalPointId, delegationId, userId, startsOn: new Date("2026-01-01") },
  });
  await grant(2);
});

async function grant(places: number) {
  const target = { delegationId, kind: "SECONDARY_CARD" as const, zoneId };
  await db.delegationQuota.deleteMany({ where: target });
  await db.delegationQuota.create({ data: { id: newId(), ...target, places } });
}

const issue = (ctx: Ctx, of: Partial<Parameters<typeof issueSecondaryCard>[1]> = {}) =>
  issueSecondaryCard(ctx, {
    cardId: newId(),
    delegationId,
    zoneId,
    holder: { kind: "focalPoint", id: focalPointId },
    ...of,
  });

const end = (ctx: Ctx, cardId: string) => endSecondaryCard(ctx, { cardId, reason: "LOST", note: null });

describe("a transferable card", () => {
  test("is given out by officers within what was granted, by number, once for a double click", async () => {
    const cardId = newId();
    expect(must(await issue(officer, { cardId }))).toEqual({ number: 1 });
    expect(must(await issue(officer, { cardId }))).toEqual({ number: 1 });
    expect(must(await issue(officer))).toEqual({ number: 2 });
    expect(outcome(await issue(officer))).toBe("CONFLICT cardsFull");
    expect(await db.secondaryCard.count({ where: { delegationId } })).toBe(2);
  });

  test("ends with a reason, frees its place, and never gives its number again", async () => {
    const cardId = newId();
    must(await issue(officer, { cardId }));
    must(await issue(officer));
    must(await end(officer, cardId));
    expect(outcome(await end(officer, cardId))).toBe("CONFLICT alreadyDone");
    expect(must(await issue(officer))).toEqual({ number: 3 });
    const { cards } = must(await listSecondaryCards(officer, delegationId));
    expect(cards.map(({ number, end }) => [number, end?.reason ?? null])).toEqual([
      [2, null],
      [3, null],
      [1, "LOST"],
    ]);
  });

  test("fifty at once for the last one: one success, forty-nine refusals in words", async () => {
    await grant(1);
    const outcomes = (await Promise.all(Array.from({ length: 50 }, () => issue(officer)))).map(outcome);
    expect(outcomes.filter((one) => one === "ok")).toHaveLength(1);
    expect(outcomes.filter((one) => one === "CONFLICT cardsFull")).toHaveLength(49);
    expect(await db.secondaryCard.count({ where: { delegationId } })).toBe(1);
  });

  test("a number lowered below its use takes no card away and gives none out", async () => {
    must(await issue(officer));
    must(await issue(officer));
    await grant(1);
    const { zones } = must(await listSecondaryCards(officer, delegationId));
    expect(zones).toMatchObject([{ granted: 1, issued: 2, free: 0 }]);
    expect(outcome(await issue(officer))).toBe("CONFLICT cardsFull");
    expect(await db.secondaryCard.count({ where: { delegationId, endedAt: null } })).toBe(2);
  });

  test("focal points read theirs; nobody else's, and the desk neither", async () => {
    const cardId = newId();
    must(await issue(officer, { cardId }));
    const own = must(await listSecondaryCards(focalPoint, delegationId));
    expect(own).toMatchObject({ holders: [], cards: [{ number: 1 }] });
    expect(outcome(await issue(focalPoint))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await end(focalPoint, cardId))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await issue(desk))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await listSecondaryCards(desk, delegationId))).toBe("FORBIDDEN notAllowed");
    const stranger = await staff("missionFocalPoint", conferenceId, NOW, await inviteState(conferenceId));
    expect(outcome(await listSecondaryCards(stranger, delegationId))).toBe("NOT_FOUND delegationNotFound");
    const elsewhere = await staff("registrationOfficer", await foundConference());
    expect(outcome(await issue(elsewhere))).toBe("NOT_FOUND delegationNotFound");
    expect(outcome(await end(elsewhere, cardId))).toBe("NOT_FOUND cardNotFound");
  });

  test("is signed for by somebody of the delegation in office, in a zone of the conference", async () => {
    const holder = { kind: "focalPoint" as const, id: newId() };
    expect(outcome(await issue(officer, { holder }))).toBe("CONFLICT holderNotFound");
    await db.focalPoint.update({ where: { id: focalPointId }, data: { revokedAt: NOW } });
    expect(outcome(await issue(officer))).toBe("CONFLICT holderNotFound");
    const other = await db.zone.findFirstOrThrow({ where: { conferenceId: await foundConference() } });
    expect(outcome(await issue(officer, { zoneId: other.id }))).toBe("INVALID checkFields");
  });

  test("none is given out to a delegation that is closed", async () => {
    await db.delegation.update({ where: { id: delegationId }, data: { state: "CLOSED" } });
    expect(outcome(await issue(officer))).toBe("CONFLICT delegationNotOpen");
  });
});
