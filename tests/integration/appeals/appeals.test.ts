import { beforeAll, describe, expect, test } from "vitest";
import { allowAppeal } from "@/lib/accreditation/appeals/commands/allow-appeal";
import { dismissAppeal } from "@/lib/accreditation/appeals/commands/dismiss-appeal";
import { submitAppeal } from "@/lib/accreditation/appeals/commands/submit-appeal";
import { getAppeal, listAppeals } from "@/lib/accreditation/appeals/queries/appeals";
import { listDelegationAppeals } from "@/lib/accreditation/appeals/queries/delegation-appeals";
import { getOwnAppeal } from "@/lib/accreditation/appeals/queries/own-appeal";
import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { refuseDelegate } from "@/lib/accreditation/commands/refuse-delegate";
import { signRevocation } from "@/lib/accreditation/commands/sign-revocation";
import { getDelegateForReview } from "@/lib/accreditation/queries/dossier";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { getRegistration } from "@/lib/delegates/queries/registrations";
import { ROLE_NAMES, roleDefinition } from "@/lib/policy/roles";
import type { Registered } from "@/tests/integration/accreditation/registered";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { must, NOW, registrant } from "@/tests/integration/documents/fixture";
import { approved, type Office, office, ready, revocationAsked, userOf } from "../signatures/fixture";

const CANARY = "CANARY-internal-note";
const WORDS = { textForPerson: "You are not on the note.", internalNote: CANARY };
let place: Office;
let authority: Ctx;
beforeAll(async () => {
  place = await office();
  authority = await staff("appealAuthority", place.conferenceId, NOW);
});

const of = (person: Registered) => ({ delegateId: person.id, version: person.version });
const refuse = (ctx: Ctx, person: Registered) =>
  refuseDelegate(ctx, { ...of(person), reasonCode: "NOT_NOMINATED", ...WORDS });
const appeal = (ctx: Ctx, person: Registered) =>
  submitAppeal(ctx, { ...of(person), grounds: "My name is on line four." });
const dismiss = (ctx: Ctx, person: Registered) => dismissAppeal(ctx, { ...of(person), ...WORDS });
const allow = (ctx: Ctx, person: Registered) => allowAppeal(ctx, { ...of(person), ...WORDS, reviews: [] });
const stateOf = async ({ id }: Registered) => (await db.delegate.findUniqueOrThrow({ where: { id } })).state;
const at = (ctx: Ctx, minutes: number): Ctx => ({ ...ctx, now: new Date(NOW.getTime() + minutes * 60_000) });

async function refused(): Promise<Registered> {
  const person = await ready(place);
  return { ...person, version: must(await refuse(place.approver, person)).version };
}

async function underAppeal(): Promise<Registered> {
  const person = await refused();
  return { ...person, version: must(await appeal(person.owner, person)).version };
}

describe("an appeal", () => {
  test("is told of, made once, heard by another, and allowed: decided anew by others", async () => {
    const person = await refused();
    const [mail] = await db.message.findMany({ where: { delegateId: person.id, name: "delegate-refused" } });
    const own = must(await getOwnAppeal(person.owner, person.id));
    expect(own?.until).toMatch(/T18:59:59\.000Z$/);
    expect(mail?.text).toMatch(/23:59/);
    expect(own?.obstacle).toBeNull();
    const open = { ...person, version: must(await appeal(person.owner, person)).version };
    expect(await stateOf(person)).toBe("UNDER_APPEAL");
    expect(outcome(await dismiss(place.approver, open))).toBe("FORBIDDEN notAllowed");
    const listed = must(await listAppeals(authority, place.conferenceId));
    expect(listed.find(({ delegateId }) => delegateId === person.id)?.outcome).toBeNull();
    expect(must(await getAppeal(authority, person.id)).decision.note).toBe(CANARY);
    const again = { ...open, version: must(await allow(at(authority, 5), open)).version };
    // Nothing of the category's rules is open, so that the file is with the approvers again.
    expect(await stateOf(person)).toBe("READY");
    expect(outcome(await refuse(at(place.approver, 9), again))).toBe("FORBIDDEN appealedByYou");
    const second = { ...again, version: must(await refuse(at(place.second, 9), again)).version };
    expect(outcome(await appeal(at(person.owner, 10), second))).toBe("CONFLICT appealedBefore");
    const after = must(await getOwnAppeal(person.owner, person.id));
    expect([after?.until, after?.ruling?.outcome]).toEqual([null, "allowed"]);
  });

  test("is told to those who may rule, without its grounds, and not to the first decider", async () => {
    const both = await staff("appealAuthority", place.conferenceId, NOW);
    const decider = userOf(place.approver);
    await db.roleGrant.create({
      data: {
        id: crypto.randomUUID(),
        userId: decider,
        role: "appealAuthority",
        conferenceId: place.conferenceId,
      },
    });
    const person = await underAppeal();
    await db.roleGrant.deleteMany({ where: { userId: decider, role: "appealAuthority" } });
    const { reference } = await db.delegate.findUniqueOrThrow({ where: { id: person.id } });
    const mails = await db.message.findMany({
      where: { name: "appeal-arrived", subject: { contains: reference } },
    });
    const told = await db.user.findMany({ where: { id: { in: [userOf(authority), userOf(both)] } } });
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(told.map(({ email }) => email).sort());
    for (const { text, html } of mails) expect(`${text}${html}`).not.toMatch(/line four|CANARY/);
  });

  test("dismissed goes back to where it was, and is final", async () => {
    const person = await underAppeal();
    const ruled = { ...person, version: must(await dismiss(authority, person)).version };
    expect(await stateOf(person)).toBe("REJECTED");
    expect(outcome(await appeal(person.owner, ruled))).toBe("CONFLICT appealedBefore");
    const revoked = await approved(place);
    const requestId = await revocationAsked(place, revoked);
    const ended = must(await signRevocation(at(place.second, 1), { requestId, version: revoked.version }));
    const ctx = at(revoked.owner, 2);
    const open = { ...revoked, version: must(await appeal(ctx, { ...revoked, ...ended })).version };
    must(await dismiss(at(authority, 3), open));
    expect(await stateOf(revoked)).toBe("REVOKED");
    const mails = await db.message.findMany({
      where: {
        delegateId: { in: [person.id, revoked.id] },
        name: { in: ["appeal-received", "appeal-dismissed"] },
      },
    });
    expect(mails.length).toBeGreaterThanOrEqual(4);
  });

  test("counts to the end of the last day at the venue, not a second longer", async () => {
    const [one, other] = [await refused(), await refused()];
    const until = new Date(must(await getOwnAppeal(one.owner, one.id))?.until ?? "");
    const late = { ...other.owner, now: new Date(until.getTime() + 1) };
    expect(outcome(await appeal(late, other))).toBe("CONFLICT appealTooLate");
    expect(must(await getOwnAppeal(late, other.id))?.obstacle).toBe("appealTooLate");
    must(await appeal({ ...one.owner, now: until }, one));
  });

  test("of a stranger, of staff and from a stale page is refused", async () => {
    const person = await refused();
    const stranger = registrant(place.conferenceId, "stranger@x.example");
    expect(outcome(await appeal(stranger, person))).toBe("NOT_FOUND registrationNotFound");
    expect(outcome(await appeal(person.owner, { ...person, version: 1 }))).toBe("CONFLICT staleVersion");
    const undecided = await ready(place);
    expect(outcome(await appeal(undecided.owner, undecided))).toBe("CONFLICT notFromThisState");
    for (const role of ROLE_NAMES) {
      const { permissions, reach } = roleDefinition(role);
      if (reach === "delegation" || reach === "own") continue;
      expect(permissions).not.toContain("registration.appeal");
      const ctx = await staff(role, place.conferenceId, NOW);
      expect(outcome(await appeal(ctx, person)), role).toBe("FORBIDDEN notAllowed");
    }
  });

  test("a weaker role and another conference's authority do not rule", async () => {
    const person = await underAppeal();
    for (const role of ROLE_NAMES) {
      if ((roleDefinition(role).permissions as readonly string[]).includes("appeal.decide")) continue;
      const ctx = await staff(role, place.conferenceId, NOW);
      expect(outcome(await dismiss(ctx, person)), role).toBe("FORBIDDEN notAllowed");
      expect(outcome(await allow(ctx, person)), role).toBe("FORBIDDEN notAllowed");
    }
    const elsewhere = await staff("appealAuthority", await foundConference(), NOW);
    expect(outcome(await dismiss(elsewhere, person))).toBe("NOT_FOUND registrationNotFound");
    expect(outcome(await getAppeal(elsewhere, person.id))).toBe("NOT_FOUND registrationNotFound");
  });

  test("is not ruled on by the first decider who holds both roles, in code and past it", async () => {
    const person = await ready(place);
    const both = await staff("accreditationApprover", place.conferenceId, NOW);
    if (both.actor.kind !== "user") throw new Error("user expected");
    const grant = { role: "appealAuthority", conferenceId: place.conferenceId } as const;
    both.actor = {
      ...both.actor,
      grants: [...both.actor.grants, { ...grant, delegationId: null, categoryIds: [] }],
    };
    const ended = { ...person, version: must(await refuse(both, person)).version };
    const open = { ...ended, version: must(await appeal(person.owner, ended)).version };
    expect(outcome(await dismiss(both, open))).toBe("FORBIDDEN decidedByYou");
    expect(outcome(await allow(both, open))).toBe("FORBIDDEN decidedByYou");
    expect(must(await getAppeal(both, person.id)).obstacle).toBe("decidedByYou");
    for (const action of ["allowAppeal", "dismissRefused"]) {
      const row = db.decision.create({
        data: {
          id: crypto.randomUUID(),
          delegateId: person.id,
          action,
          fromState: "UNDER_APPEAL",
          toState: "REJECTED",
          actorKind: "user",
          actorUserId: userOf(both),
          actingRole: "appealAuthority",
          requestId: "test",
          createdAt: NOW,
        },
      });
      await expect(row).rejects.toThrow(/separation of duties/);
    }
  });
});

describe("past the code, the database refuses", () => {
  test("a second appeal, a late one, one against another decision, and a second ruling", async () => {
    const person = await underAppeal();
    const row = await db.appeal.findUniqueOrThrow({ where: { delegateId: person.id } });
    const fresh = { ...row, id: crypto.randomUUID() };
    await expect(db.appeal.create({ data: fresh })).rejects.toThrow(/appeal_once_unique|delegateId/);
    const other = await refused();
    const own = await db.decision.findFirstOrThrow({ where: { delegateId: other.id, action: "refuse" } });
    const late = new Date((own.appealUntil?.getTime() ?? 0) + 1);
    const data = { ...fresh, delegateId: other.id, decisionId: own.id };
    await expect(db.appeal.create({ data: { ...data, submittedAt: late } })).rejects.toThrow(/out of time/);
    await expect(db.appeal.create({ data: { ...data, decisionId: row.decisionId } })).rejects.toThrow(
      /out of time/,
    );
    must(await dismiss(authority, person));
    const rulingId = own.id;
    await expect(db.appeal.update({ where: { id: row.id }, data: { rulingId } })).rejects.toThrow(
      /one ruling/,
    );
    await expect(db.appeal.delete({ where: { id: row.id } })).rejects.toThrow(/an appeal stays/);
  });
});

describe("at once", () => {
  test("two appeals: one is taken", async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await refused();
      const both = await Promise.all([appeal(person.owner, person), appeal(person.owner, person)]);
      expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
      expect(await db.appeal.count({ where: { delegateId: person.id } })).toBe(1);
    }
  });

  test("allowed against dismissed, fifty at once: one ruling counts and the others are told", async () => {
    const person = await underAppeal();
    const acts = Array.from({ length: 50 }, (_, turn) => (turn % 2 ? allow : dismiss)(authority, person));
    const ended = await Promise.all(acts);
    expect(ended.filter(({ ok }) => ok)).toHaveLength(1);
    for (const result of ended) if (!result.ok) expect(result.error.code).toBe("CONFLICT");
    const rulings = { in: ["allowAppeal", "dismissRefused"] };
    expect(await db.decision.count({ where: { delegateId: person.id, action: rulings } })).toBe(1);
  });

  test("approved against refused, fifty at once: one decision counts", async () => {
    const person = await ready(place);
    const approve = () =>
      approveDelegate(place.second, { ...of(person), categoryId: person.categoryId, zoneCodes: ["A"] });
    const acts = Array.from({ length: 50 }, (_, turn) =>
      turn % 2 ? approve() : refuse(place.approver, person),
    );
    const ended = await Promise.all<{ ok: boolean }>(acts);
    expect(ended.filter(({ ok }) => ok)).toHaveLength(1);
    expect(
      await db.decision.count({ where: { delegateId: person.id, action: { in: ["approve", "refuse"] } } }),
    ).toBe(1);
  });
});

test("an internal note is in nothing that the person, reviewers, the desk, mails and the record of acts carry", async () => {
  const person = await underAppeal();
  const ruled = { ...person, version: must(await dismiss(authority, person)).version };
  const reviewer = await staff("protocolOfficer", place.conferenceId, NOW);
  const read = [
    must(await getOwnAppeal(person.owner, ruled.id)),
    must(await getRegistration(person.owner, ruled.id)),
    must(await getDelegateForReview(reviewer, ruled.id)),
    await db.message.findMany({ where: { delegateId: ruled.id } }),
    await db.auditEntry.findMany({ where: { subjectId: ruled.id } }),
  ];
  for (const answer of read) {
    const words = JSON.stringify(answer, (_, value) => (typeof value === "bigint" ? String(value) : value));
    expect(words).not.toContain("CANARY");
  }
  expect(JSON.stringify(must(await getDelegateForReview(authority, ruled.id)))).toContain(CANARY);
});

test("a focal point reads how each member's appeal stands, of the own delegation alone", async () => {
  const person = await refused();
  const speaker = await staff("missionFocalPoint", place.conferenceId, NOW, person.delegationId);
  const standing = async (ctx = speaker) =>
    must(await listDelegationAppeals(ctx, person.delegationId)).get(person.id);
  const { until } = must(await getOwnAppeal(person.owner, person.id)) ?? {};
  expect(await standing()).toEqual({ standing: "open", until });
  const late = { ...speaker, now: new Date(new Date(until ?? "").getTime() + 1) };
  expect(await standing(late)).toEqual({ standing: "over", until });
  const open = { ...person, version: must(await appeal(speaker, person)).version };
  expect(await standing()).toEqual({ standing: "waits", until: null });
  must(await dismiss(authority, open));
  expect(await standing()).toEqual({ standing: "dismissed", until: null });
  const other = await staff("missionFocalPoint", place.conferenceId, NOW, (await ready(place)).delegationId);
  expect(outcome(await listDelegationAppeals(other, person.delegationId))).toBe("FORBIDDEN notAllowed");
  const officer = await staff("registrationOfficer", place.conferenceId, NOW);
  expect(outcome(await listDelegationAppeals(officer, person.delegationId))).toBe("FORBIDDEN notAllowed");
});
