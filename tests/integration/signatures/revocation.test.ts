import { beforeAll, describe, expect, test } from "vitest";
import { askRevocation } from "@/lib/accreditation/commands/ask-revocation";
import { holdDelegate } from "@/lib/accreditation/commands/hold-delegate";
import { signRevocation } from "@/lib/accreditation/commands/sign-revocation";
import { getDelegateForReview } from "@/lib/accreditation/queries/dossier";
import { describeRevocations } from "@/lib/accreditation/queries/revocations-to-sign";
import { verifyChain } from "@/lib/audit/verify";
import { verifyBadge } from "@/lib/badges/commands/verify-badge";
import type { Ctx } from "@/lib/context";
import { db, type Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { withdrawDelegate } from "@/lib/delegates/commands/withdraw-delegate";
import { ROLE_NAMES, roleDefinition } from "@/lib/policy/roles";
import { declineSignature } from "@/lib/signatures/commands/decline-signature";
import { withdrawSignature } from "@/lib/signatures/commands/withdraw-signature";
import { expireSignatures } from "@/lib/signatures/jobs";
import { countToSign, listSignatures } from "@/lib/signatures/queries/signatures";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { must, NOW, system } from "@/tests/integration/documents/fixture";
import { approved, badged, type Office, office, revocationAsked, userOf, WORDS } from "./fixture";

let place: Office;
beforeAll(async () => {
  place = await office();
});

const later = (ctx: Ctx, hours: number): Ctx => ({
  ...ctx,
  now: new Date(NOW.getTime() + hours * 3_600_000),
});
const requestOf = (id: string) => db.signatureRequest.findUniqueOrThrow({ where: { id } });
const stateOf = async (id: string) => (await db.delegate.findUniqueOrThrow({ where: { id } })).state;

describe("a revocation by two", () => {
  test("changes nothing until the second has signed, then badge, decision, mails and trail in one", async () => {
    const person = await approved(place);
    const badge = await badged(place, person);
    const requestId = await revocationAsked(place, person);
    expect(await stateOf(person.id)).toBe("APPROVED");
    expect(must(await verifyBadge(place.guard, { text: badge.credential })).verdict).not.toBe("revoked");
    const told = await db.message.findMany({ where: { dedupeKey: { contains: requestId } } });
    expect(told.map(({ name }) => name)).toEqual(["signature-asked"]);
    must(await signRevocation(place.second, { requestId, version: person.version }));
    expect(await stateOf(person.id)).toBe("REVOKED");
    expect(must(await verifyBadge(place.guard, { text: badge.credential })).verdict).toBe("revoked");
    const decision = await db.decision.findFirstOrThrow({
      where: { delegateId: person.id, action: "revoke" },
    });
    expect(decision).toMatchObject({
      actorUserId: userOf(place.second),
      signatureId: requestId,
      reasonCode: "CONDUCT",
      textForPerson: WORDS.textForPerson,
      internalNote: WORDS.internalNote,
    });
    const trail = await db.auditEntry.findMany({
      where: {
        subjectId: person.id,
        action: { in: ["signature.requested", "signature.given", "delegate.revoked"] },
      },
      orderBy: { sequence: "asc" },
    });
    expect(trail.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["signature.requested", userOf(place.approver)],
      ["signature.given", userOf(place.second)],
      ["delegate.revoked", userOf(place.second)],
    ]);
  });

  test("also ends an accreditation that is on hold", async () => {
    const person = await approved(place);
    const held = must(
      await holdDelegate(place.vetting, {
        delegateId: person.id,
        version: person.version,
        reasonCode: "SECURITY_CONCERN",
        internalNote: null,
      }),
    );
    const requestId = await revocationAsked(place, { ...person, version: held.version });
    must(await signRevocation(place.second, { requestId, version: held.version }));
    expect(await stateOf(person.id)).toBe("REVOKED");
  });

  test("the internal note reaches no mail; the person reads reason and text", async () => {
    const person = await approved(place);
    const requestId = await revocationAsked(place, person);
    must(await signRevocation(place.second, { requestId, version: person.version }));
    const mails = JSON.stringify(
      await db.message.findMany({
        where: { OR: [{ delegateId: person.id }, { dedupeKey: { contains: requestId } }] },
      }),
    );
    expect(mails).toContain(WORDS.textForPerson);
    expect(mails).not.toContain("CANARY");
  });

  test("the second person reads exactly what happens; the first sees that it waits", async () => {
    const person = await approved(place);
    const requestId = await revocationAsked(place, person);
    const lists = must(await listSignatures(place.second));
    const mine = lists.toSign.filter(({ id }) => id === requestId);
    expect(mine).toMatchObject([{ kind: "REVOCATION", reason: WORDS.internalNote, state: "OPEN" }]);
    const view = must(await describeRevocations(place.second, mine)).get(requestId);
    expect(view).toMatchObject({
      delegateId: person.id,
      version: person.version,
      reasonCode: "CONDUCT",
      textForPerson: WORDS.textForPerson,
      reason: null,
    });
    expect(must(await countToSign(place.second))).toBe(lists.toSign.length);
    const own = must(await listSignatures(place.approver));
    expect(own.asked.map(({ id }) => id)).toContain(requestId);
    expect(own.toSign.map(({ id }) => id)).not.toContain(requestId);
    const dossier = must(await getDelegateForReview(place.approver, person.id));
    expect(dossier.actions.find(({ action }) => action === "revoke")).toMatchObject({
      allowed: false,
      reason: "signatureAsked",
    });
  });
});

describe("who does not sign", () => {
  test("the one who asked, in code and in the database", async () => {
    const person = await approved(place);
    const requestId = await revocationAsked(place, person);
    const answer = await signRevocation(place.approver, { requestId, version: person.version });
    expect(outcome(answer)).toBe("FORBIDDEN ownSignature");
    const settledBy = userOf(place.approver);
    for (const state of ["SIGNED", "DECLINED"] as const) {
      const past = db.signatureRequest.update({
        where: { id: requestId },
        data: { state, settledBy, settledAt: NOW, ...(state === "DECLINED" ? { answer: "no" } : {}) },
      });
      await expect(past).rejects.toThrow(/signature_request_two_people/);
    }
    expect(await stateOf(person.id)).toBe("APPROVED");
  });

  const weaker = ROLE_NAMES.filter(
    (role) => !roleDefinition(role).permissions.includes("delegate.revoke" as never),
  );
  test("any weaker role: none asks, signs, or declines", async () => {
    const person = await approved(place);
    const requestId = await revocationAsked(place, person);
    for (const role of weaker) {
      const ctx = await staff(role, place.conferenceId, NOW);
      const input = { delegateId: person.id, version: person.version, ...WORDS };
      expect(outcome(await askRevocation(ctx, input)), role).toBe("FORBIDDEN notAllowed");
      const signed = await signRevocation(ctx, { requestId, version: person.version });
      expect(outcome(signed), role).toBe("FORBIDDEN notAllowed");
      expect(outcome(await declineSignature(ctx, { requestId, answer: "no" })), role).toMatch(
        /^(FORBIDDEN notAllowed|NOT_FOUND signatureNotFound)$/,
      );
      expect(outcome(await withdrawSignature(ctx, { requestId })), role).toMatch(
        /^(FORBIDDEN notAllowed|NOT_FOUND signatureNotFound)$/,
      );
    }
    expect((await requestOf(requestId)).state).toBe("OPEN");
  });

  test("an approver of another conference, for whom the request does not exist", async () => {
    const person = await approved(place);
    const requestId = await revocationAsked(place, person);
    const stranger = await staff("accreditationApprover", await foundConference(), NOW);
    const input = { requestId, version: person.version };
    expect(outcome(await signRevocation(stranger, input))).toBe("NOT_FOUND signatureNotFound");
    expect(outcome(await declineSignature(stranger, { requestId, answer: "no" }))).toBe(
      "NOT_FOUND signatureNotFound",
    );
    expect(must(await listSignatures(stranger)).toSign).toEqual([]);
  });

  test("who lost the role while the form was open; nor is a request signed whose asker lost it", async () => {
    const person = await approved(place);
    const third = await staff("accreditationApprover", place.conferenceId, NOW);
    const requestId = await revocationAsked({ ...place, approver: third }, person);
    if (third.actor.kind !== "user") throw new Error("user expected");
    const stripped: Ctx = { ...third, actor: { ...third.actor, grants: [] } };
    const other = await approved(place);
    const foreign = await revocationAsked(place, other);
    const answer = await signRevocation(stripped, { requestId: foreign, version: other.version });
    expect(outcome(answer)).toBe("FORBIDDEN notAllowed");
    await db.roleGrant.updateMany({ where: { userId: userOf(third) }, data: { revokedAt: NOW } });
    const signed = await signRevocation(place.second, { requestId, version: person.version });
    expect(outcome(signed)).toBe("CONFLICT askerMayNot");
    expect(await stateOf(person.id)).toBe("APPROVED");
  });

  test("somebody whom separation of duties keeps off the file, and nothing is signed then", async () => {
    const person = await approved(place);
    const requestId = await revocationAsked(place, person);
    const { organizationId } = await db.delegation.findUniqueOrThrow({ where: { id: person.delegationId } });
    if (place.second.actor.kind !== "user") throw new Error("user expected");
    const own: Ctx = { ...place.second, actor: { ...place.second.actor, organizationId } };
    const answer = await signRevocation(own, { requestId, version: person.version });
    expect(outcome(answer)).toBe("FORBIDDEN yourOrganization");
    expect((await requestOf(requestId)).state).toBe("OPEN");
  });

  test("alone: without a second approver the request is not even made", async () => {
    const alone = await office();
    await db.user.update({ where: { id: userOf(alone.second) }, data: { suspendedAt: NOW } });
    const person = await approved(alone);
    const input = { delegateId: person.id, version: person.version, ...WORDS };
    expect(outcome(await askRevocation(alone.approver, input))).toBe("CONFLICT nobodyToSign");
  });
});

describe("a request", () => {
  test("waits once for a person: the second asker is told, also at the same moment", async () => {
    const person = await approved(place);
    const input = { delegateId: person.id, version: person.version, ...WORDS };
    const tries = Array.from({ length: 10 }, (_, at) =>
      askRevocation(at % 2 === 0 ? place.approver : place.second, input),
    );
    const answers = (await Promise.all(tries)).map(outcome);
    expect(answers.filter((answer) => answer === "ok")).toHaveLength(1);
    expect(answers.filter((answer) => answer === "CONFLICT signatureAsked")).toHaveLength(9);
  });

  test("is signed in time or not at all; the asker hears that nobody came, once", async () => {
    const person = await approved(place);
    const requestId = await revocationAsked(place, person);
    const late = await signRevocation(later(place.second, 24), { requestId, version: person.version });
    expect(outcome(late)).toBe("CONFLICT signatureExpired");
    await db.signatureRequest.updateMany({
      where: { id: { not: requestId }, state: "OPEN" },
      data: { state: "EXPIRED", settledAt: NOW },
    });
    expect(await expireSignatures(later(system(), 23.9))).toBe(0);
    const sweeps = await Promise.all(Array.from({ length: 4 }, () => expireSignatures(later(system(), 24))));
    expect(sweeps.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await requestOf(requestId)).toMatchObject({ state: "EXPIRED", settledBy: null });
    const key = `signature-settled:${requestId}`;
    expect(await db.message.count({ where: { dedupeKey: key } })).toBe(1);
    const after = await signRevocation(later(place.second, 24), { requestId, version: person.version });
    expect(outcome(after)).toBe("CONFLICT signatureExpired");
    await expect(
      db.signatureRequest.update({ where: { id: requestId }, data: { state: "OPEN", settledAt: null } }),
    ).rejects.toThrow(/settled once/);
    // Past its time it stands in nobody's way, even before the sweep.
    must(await askRevocation(place.approver, { delegateId: person.id, version: person.version, ...WORDS }));
  });

  test("is declined with a word to the asker, or withdrawn by the asker alone; neither is signed afterwards", async () => {
    const person = await approved(place);
    const declined = await revocationAsked(place, person);
    expect(outcome(await declineSignature(place.approver, { requestId: declined, answer: "no" }))).toBe(
      "FORBIDDEN ownSignature",
    );
    must(
      await declineSignature(place.second, { requestId: declined, answer: "Speak to the mission first." }),
    );
    const mail = await db.message.findFirstOrThrow({ where: { dedupeKey: `signature-settled:${declined}` } });
    expect(mail.text).toContain("Speak to the mission first.");
    const withdrawn = await revocationAsked(place, person);
    expect(outcome(await withdrawSignature(place.second, { requestId: withdrawn }))).toBe(
      "NOT_FOUND signatureNotFound",
    );
    must(await withdrawSignature(place.approver, { requestId: withdrawn }));
    for (const requestId of [declined, withdrawn]) {
      const answer = await signRevocation(place.second, { requestId, version: person.version });
      expect(outcome(answer)).toBe("CONFLICT signatureSettled");
    }
    expect(await stateOf(person.id)).toBe("APPROVED");
  });

  test("is never changed once made: what was asked for is what is signed", async () => {
    const person = await approved(place);
    const requestId = await revocationAsked(place, person);
    for (const data of [{ payload: {} }, { reason: "x" }, { requestedBy: userOf(place.second) }] as const) {
      const past = db.signatureRequest.update({ where: { id: requestId }, data });
      await expect(past).rejects.toThrow(/never changed/);
    }
  });

  test("about somebody who has left meanwhile is not carried out, nor signed", async () => {
    const person = await approved(place);
    const requestId = await revocationAsked(place, person);
    const left = must(
      await withdrawDelegate(person.owner, { delegateId: person.id, version: person.version }),
    );
    const stale = await signRevocation(place.second, { requestId, version: person.version });
    expect(outcome(stale)).toBe("CONFLICT staleVersion");
    const gone = await signRevocation(place.second, { requestId, version: left.version });
    expect(outcome(gone)).toBe("CONFLICT notFromThisState");
    expect((await requestOf(requestId)).state).toBe("OPEN");
  });
});

/** A transaction whose signing waits for the other, and may forget its precondition. */
function meetingAt(tx: Tx, met: () => Promise<void>, guarded: boolean): Tx {
  const updateMany = async ({ where, data }: Prisma.SignatureRequestUpdateManyArgs) => {
    await met();
    return tx.signatureRequest.updateMany({ data, where: guarded ? { ...where } : { id: where?.id ?? "" } });
  };
  const signatureRequest = new Proxy(tx.signatureRequest, {
    get: (target, name) => (name === "updateMany" ? updateMany : Reflect.get(target, name)),
  });
  return new Proxy(tx, {
    get: (target, name) => (name === "signatureRequest" ? signatureRequest : Reflect.get(target, name)),
  });
}

describe("two who sign at once", () => {
  async function both(guarded: boolean): Promise<string[]> {
    const person = await approved(place);
    const requestId = await revocationAsked(place, person);
    const third = await staff("accreditationApprover", place.conferenceId, NOW);
    const { promise, resolve } = Promise.withResolvers<void>();
    let come = 0;
    const met = () => {
      come += 1;
      if (come === 2) resolve();
      return promise;
    };
    const sign = (ctx: Ctx) =>
      db
        .$transaction((tx) =>
          signRevocation({ ...ctx, tx: meetingAt(tx, met, guarded) }, { requestId, version: person.version }),
        )
        .then(outcome, (error: Error) => error.message.match(/settled once/)?.[0] ?? error.message);
    return (await Promise.all([sign(place.second), sign(third)])).toSorted();
  }

  test("without the condition on the state both write, and only the database holds the second", async () => {
    expect(await both(false)).toEqual(["ok", "settled once"]);
  });

  test("with it one signs and the other is told", async () => {
    expect(await both(true)).toEqual(["CONFLICT signatureSettled", "ok"]);
  });

  test("fifty signings in parallel give one success, one decision and one mail to the asker", async () => {
    const person = await approved(place);
    const requestId = await revocationAsked(place, person);
    const third = await staff("accreditationApprover", place.conferenceId, NOW);
    const tries = Array.from({ length: 50 }, (_, at) =>
      signRevocation(at % 2 === 0 ? place.second : third, { requestId, version: person.version }),
    );
    const answers = (await Promise.all(tries)).map(outcome);
    expect(answers.filter((answer) => answer === "ok")).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(["ok", "CONFLICT signatureSettled"]));
    expect(await db.decision.count({ where: { delegateId: person.id, action: "revoke" } })).toBe(1);
    expect(await db.message.count({ where: { dedupeKey: `signature-settled:${requestId}` } })).toBe(1);
  });
});

describe("past the code", () => {
  const row = (delegateId: string, ctx: Ctx, signatureId: string | null) => ({
    id: crypto.randomUUID(),
    delegateId,
    action: "revoke",
    fromState: "APPROVED" as const,
    toState: "REVOKED" as const,
    actorKind: "user",
    actorUserId: userOf(ctx),
    actingRole: "accreditationApprover",
    reasonCode: "CONDUCT",
    signatureId,
    requestId: "test",
    createdAt: NOW,
  });

  test("the database takes no revocation without a signature, with an unsigned, another's or a foreign one", async () => {
    const [person, other] = [await approved(place), await approved(place)];
    const requestId = await revocationAsked(place, person);
    const refused = [
      row(person.id, place.second, null),
      row(person.id, place.second, requestId),
      row(person.id, place.approver, requestId),
    ];
    for (const data of refused) {
      await expect(db.decision.create({ data })).rejects.toThrow(/decision_needs_signature|two people sign/);
    }
    const signed = { state: "SIGNED" as const, settledBy: userOf(place.second), settledAt: NOW };
    await db.signatureRequest.update({ where: { id: requestId }, data: signed });
    for (const data of [row(other.id, place.second, requestId), row(person.id, place.approver, requestId)]) {
      await expect(db.decision.create({ data })).rejects.toThrow(/two people sign/);
    }
    await db.decision.create({ data: row(person.id, place.second, requestId) });
    await expect(db.decision.create({ data: row(person.id, place.second, requestId) })).rejects.toThrow(
      /decision_signature_unique|Unique constraint/,
    );
  });
});

test("the audit chain of the conference is whole after all this", async () => {
  expect(await verifyChain(place.conferenceId)).toMatchObject({ intact: true });
});
