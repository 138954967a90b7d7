import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { getRepresentationChoices } from "@/lib/delegates/queries/registrations";
import { representationProblems } from "@/lib/delegates/representation";
import { newId } from "@/lib/ids";
import { placesOfDelegation } from "@/lib/organizations/places-of-delegation";
import { enterDelegation, transitionDelegation } from "@/lib/organizations/transition-delegation";
import {
  DELEGATION_STATES,
  type DelegationAction,
  type FirstState,
  takesRegistrations,
} from "@/lib/policy/delegation-workflow";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { foundConference, inviteState, must, NOW, registrant, staff, system } from "../documents/fixture";

let conferenceId: string;
let officer: Ctx;
beforeAll(async () => {
  conferenceId = await foundConference();
  officer = staff("registrationOfficer", conferenceId);
});

const END = new Date(NOW.getTime() + 30 * 86_400_000);
const at = (ctx: Ctx, shift: number): Ctx => ({ ...ctx, now: new Date(END.getTime() + shift) });

async function makeBody(): Promise<string> {
  const id = newId();
  const name = { en: "Body", ru: "Т", tg: "Т", fr: "O", ar: "ه" };
  await db.organization.create({ data: { id, code: `B${id.slice(-9).toUpperCase()}`, type: "NGO", name } });
  return id;
}

async function entered(first: FirstState, organizationId?: string): Promise<string> {
  const about = { conferenceId, language: "en", contactEmail: null, quota: 3 };
  const organization = organizationId ?? (await makeBody());
  return db.$transaction((tx) =>
    enterDelegation(tx, officer, first, { ...about, organizationId: organization }),
  );
}

const stored = (id: string) =>
  db.delegation.findUniqueOrThrow({ where: { id }, include: { circulation: true, decisions: true } });

/** Moves as a command does: in a transaction that a refusal rolls back. `seen` is what the actor looked at. */
async function move(
  id: string,
  action: DelegationAction,
  ctx = officer,
  reason: string | null = "R",
  version = 0,
) {
  const delegation = await stored(id);
  const request = { action, delegation, version: version || delegation.version, reason };
  return inTransaction(ctx, (tx) => transitionDelegation(tx, ctx, request));
}

async function circulated(): Promise<string> {
  const id = await entered("APPLIED");
  must(await move(id, "findEligible"));
  const number = 1 + (await db.circulation.count({ where: { conferenceId } }));
  const circulationId = newId();
  await db.circulation.create({
    data: {
      id: circulationId,
      conferenceId,
      number,
      circulatedAt: NOW,
      closesAt: END,
      circulatedBy: newId(),
    },
  });
  must(await move(id, "circulate"));
  await db.delegation.update({ where: { id }, data: { circulationId } });
  return id;
}

const refusedWith = (message: string) => ({ ok: false, error: { message } });

describe("the no-objection clock", () => {
  test("an objection one second before the end counts, and nobody accredits at that time", async () => {
    const id = await circulated();
    expect(await move(id, "accreditUnopposed", at(officer, -1000))).toMatchObject(
      refusedWith("objectionsOpen"),
    );
    must(await move(id, "recordObjection", at(officer, -1000), "Not relevant to the agenda"));
    const { state, decisions } = await stored(id);
    expect(state).toBe("OBJECTED");
    expect(decisions.at(-1)).toMatchObject({ fromState: "CIRCULATED", reason: "Not relevant to the agenda" });
    expect(await move(id, "accreditUnopposed", at(system(), 1000))).toMatchObject(
      refusedWith("notFromThisState"),
    );
  });

  test("one second after the end it is too late, and the body is accredited", async () => {
    const id = await circulated();
    expect(await move(id, "recordObjection", at(officer, 1000))).toMatchObject(
      refusedWith("objectionsClosed"),
    );
    must(await move(id, "accreditUnopposed", at(system(), 0)));
    const { state, decisions } = await stored(id);
    expect(state).toBe("ACCREDITED");
    expect(decisions.at(-1)).toMatchObject({ actorKind: "system", actorUserId: null, actingRole: "system" });
  });

  test("after an objection the body of States decides, with its reason", async () => {
    const id = await circulated();
    must(await move(id, "recordObjection", at(officer, -1)));
    must(await move(id, "submitToBody"));
    expect(await move(id, "bodyRefuses", officer, " ")).toMatchObject({
      error: { fields: { reason: "required" } },
    });
    must(await move(id, "bodyAccredits", officer, "Decision 3/1"));
    expect((await stored(id)).state).toBe("ACCREDITED");
  });
});

describe("who moves a delegation", () => {
  test.each(ROLE_NAMES.filter((role) => role !== "registrationOfficer"))("not %s", async (role) => {
    const id = await entered("INVITED");
    const before = await stored(id);
    expect(await move(id, "close", staff(role, conferenceId, id))).toMatchObject({
      error: { code: "FORBIDDEN" },
    });
    expect(await stored(id)).toEqual(before);
  });

  test("not an officer of another conference, and no officer activates one", async () => {
    const id = await entered("INVITED");
    const stranger = staff("registrationOfficer", await foundConference());
    for (const [ctx, action] of [
      [stranger, "close"],
      [officer, "activate"],
    ] as const)
      expect(await move(id, action, ctx)).toMatchObject({ error: { code: "FORBIDDEN" } });
    must(await move(id, "activate", system()));
    expect(await stored(id)).toMatchObject({ state: "ACTIVE", version: 2 });
  });

  test("of two officers at once one wins, with one decision", async () => {
    const id = await entered("INVITED");
    const answers = await Promise.all([move(id, "close"), move(id, "suspend"), move(id, "decline")]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const { decisions, version } = await stored(id);
    expect([decisions.length, version]).toEqual([1, 2]);
  });

  test("a stale page is told so", async () => {
    const id = await entered("INVITED");
    must(await move(id, "suspend"));
    expect(await move(id, "restore", officer, "R", 1)).toMatchObject(refusedWith("staleVersion"));
  });

  test("decisions are never changed", async () => {
    const id = await entered("INVITED");
    must(await move(id, "close"));
    await expect(db.delegationDecision.deleteMany({ where: { delegationId: id } })).rejects.toThrow();
  });
});

describe("who takes registrations", () => {
  test("delegations in the right states, of organizations that are not suspended", async () => {
    const person = registrant(conferenceId, "somebody@x.example");
    const offered = async (id: string) => {
      const choices = must(await getRepresentationChoices(person, conferenceId));
      const wrong = await db.$transaction((tx) =>
        representationProblems(tx, conferenceId, { delegationId: id }),
      );
      const listed = choices.delegations.some(({ value }) => value === id);
      expect(wrong.delegationId).toBe(listed ? undefined : "delegationTakesNobody");
      return listed;
    };
    const id = await inviteState(conferenceId);
    for (const state of DELEGATION_STATES) {
      await db.delegation.update({ where: { id }, data: { state } });
      expect(await offered(id), state).toBe(takesRegistrations(state));
    }
    await db.delegation.update({ where: { id }, data: { state: "ACTIVE" } });
    const { organizationId } = await stored(id);
    await db.organization.update({
      where: { id: organizationId },
      data: { suspendedAt: NOW, suspendedReason: "R" },
    });
    expect(await offered(id)).toBe(false);
  });
});

/** Somebody who may sign for a card of that delegation. */
async function appointed(delegationId: string): Promise<string> {
  const [id, userId] = [newId(), newId()];
  await db.user.create({ data: { id: userId, email: `${userId}@mission.example`, name: "A focal point" } });
  await db.focalPoint.create({ data: { id, delegationId, userId, startsOn: new Date("2026-01-01") } });
  return id;
}

test("limits come with their names, the total first, and say which is exceeded", async () => {
  const id = await inviteState(conferenceId);
  const zone = await db.zone.findFirstOrThrow({ where: { conferenceId } });
  const card = { id: newId(), delegationId: id, zoneId: zone.id };
  await db.delegationQuota.create({ data: { ...card, kind: "SECONDARY_CARD", places: 1 } });
  await db.secondaryCard.create({
    data: {
      ...card,
      id: newId(),
      number: 1,
      focalPointId: await appointed(id),
      issuedBy: newId(),
      issuedAt: NOW,
    },
  });
  await db.delegationQuota.update({ where: { id: card.id }, data: { places: 0 } });
  expect(await placesOfDelegation(db, id)).toEqual([
    { kind: "TOTAL", categoryId: null, zoneId: null, name: null, places: 5, used: 0, over: false },
    {
      kind: "SECONDARY_CARD",
      categoryId: null,
      zoneId: zone.id,
      name: zone.name,
      places: 0,
      used: 1,
      over: true,
    },
  ]);
});
