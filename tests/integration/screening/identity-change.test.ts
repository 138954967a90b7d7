import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { acceptIdentityChange } from "@/lib/accreditation/commands/accept-identity-change";
import { declineIdentityChange } from "@/lib/accreditation/commands/decline-identity-change";
import { handOverBadge } from "@/lib/badges/commands/hand-over-badge";
import { printBadge } from "@/lib/badges/commands/print-badge";
import { verifyBadge } from "@/lib/badges/commands/verify-badge";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { requestIdentityChange } from "@/lib/delegates/commands/request-identity-change";
import { rotateWishedNumberKeys } from "@/lib/delegates/commands/rotate-wished-number-keys";
import { saveStep } from "@/lib/delegates/commands/save-step";
import { withdrawIdentityChange } from "@/lib/delegates/commands/withdraw-identity-change";
import { clearNumber } from "@/lib/delegates/travel-document";
import { choosePhoto } from "@/lib/documents/commands/choose-photo";
import { uploadPhoto } from "@/lib/documents/commands/upload-photo";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { takeFile } from "@/lib/screening/commands/take-file";
import { makePortrait } from "@/prisma/seed/portraits";
import type { Registered } from "@/tests/integration/accreditation/registered";
import { contextOf, outcome, staff, system } from "@/tests/integration/badges/fixture";
import { inviteState, must, NOW } from "@/tests/integration/documents/fixture";
import { approve, approved, type Desk, fileOf, openDesk, rowOf, settle } from "./fixture";

let desk: Desk;
let elsewhere: Desk;
let printer: Ctx;

beforeAll(async () => {
  desk = await openDesk();
  elsewhere = await openDesk();
  printer = await staff("badgeDeskOperator", desk.conferenceId, NOW);
});

let numbers = 0;
const otherNumber = () => {
  numbers += 1;
  return `NEW${String(numbers).padStart(6, "0")}`;
};

type Wish = { identity?: object; document?: object; photoId?: string };

function ask(ctx: Ctx, person: { id: string; version: number }, wish: Wish) {
  return requestIdentityChange(ctx, {
    delegateId: person.id,
    version: person.version,
    identity: { ...wish.identity },
    document: { ...wish.document },
    photoId: wish.photoId ?? null,
    reason: "A new passport.",
  });
}

const accept = (ctx: Ctx, person: { version: number }, changeId: string) =>
  acceptIdentityChange(ctx, { changeId, version: person.version });

async function badgeOf(person: Registered, handOver: boolean): Promise<{ id: string; credential: string }> {
  const { badgeId } = must(await printBadge(printer, { delegateId: person.id }));
  if (handOver) {
    const { type } = await db.travelDocument.findUniqueOrThrow({ where: { delegateId: person.id } });
    must(
      await handOverBadge(printer, {
        badgeId,
        documentType: type as "PASSPORT",
        lastFour: person.documentNumber.slice(-4),
        faceMatches: true,
        otherDocument: false,
      }),
    );
  }
  return db.badge.findUniqueOrThrow({ where: { id: badgeId } });
}
const stateOf = async (id: string) => (await db.badge.findUniqueOrThrow({ where: { id } })).state;

/** Through the clearance again to a second approval. */
async function approveAgain(person: Registered): Promise<void> {
  const taken = must(
    await takeFile(desk.vetter, { delegateId: person.id, version: (await fileOf(person)).version }),
  );
  must(await settle(desk.vetter, { ...person, file: taken.version }, "clear"));
  must(await approve(desk.approver, { ...person, version: (await rowOf(person)).version }));
}

describe("asking", () => {
  test("changes nothing by itself; the number is kept in cipher and shown masked", async () => {
    const person = await approved(desk);
    const number = otherNumber();
    const { id } = must(await ask(person.owner, person, { document: { number } }));
    const change = await db.identityChange.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(change.changes)).not.toContain(number);
    expect(change.numberCiphertext).not.toBeNull();
    expect(await rowOf(person)).toMatchObject({ state: "APPROVED", version: person.version });
    expect(outcome(await ask(person.owner, person, { document: { number: otherNumber() } }))).toBe(
      "CONFLICT identityChangeOpen",
    );
  });

  test.each([
    ["nothing new", {}, "INVALID nothingChanged"],
    ["an expiry date alone", { document: { expiresOn: "2035-01-01" } }, "INVALID nothingChanged"],
    ["a name that is none", { identity: { familyName: "123" } }, "INVALID checkFields"],
    ["a child's birth date", { identity: { birthDate: "2020-01-01" } }, "INVALID checkFields"],
    ["a field of another step", { identity: { rank: "General" } }, "INVALID nothingChanged"],
    ["a photo of nobody", { photoId: randomUUID() }, "NOT_FOUND photoNotFound"],
  ])("for %s is refused", async (_what, wish, expected) => {
    const person = await approved(desk);
    expect(outcome(await ask(person.owner, person, wish as Wish))).toBe(expected);
  });

  test("is for accredited people: before that the form is open or under review", async () => {
    const person = await approved(desk);
    const wish = { identity: { familyName: "Other" } };
    const stale = { ...person, version: person.version - 1 };
    expect(outcome(await ask(person.owner, stale, wish))).toBe("CONFLICT staleVersion");
    await db.delegate.update({ where: { id: person.id }, data: { state: "WITHDRAWN" } });
    expect(outcome(await ask(person.owner, person, wish))).toBe("CONFLICT notFromThisState");
  });

  test("by others is refused: the role, another delegation, another owner", async () => {
    const person = await approved(desk);
    const wish = { identity: { familyName: "Other" } };
    const stranger = contextOf(
      {
        kind: "registrant",
        email: "stranger@x.example",
        conferenceId: desk.conferenceId,
        sessionId: randomUUID(),
      },
      NOW,
    );
    expect(outcome(await ask(stranger, person, wish))).toBe("NOT_FOUND registrationNotFound");
    const focal = await staff(
      "missionFocalPoint",
      desk.conferenceId,
      NOW,
      await inviteState(desk.conferenceId),
    );
    expect(outcome(await ask(focal, person, wish))).toBe("NOT_FOUND registrationNotFound");
    expect(outcome(await ask(desk.vetter, person, wish))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await ask(elsewhere.officer, person, wish))).toBe("NOT_FOUND registrationNotFound");
    const own = await staff("missionFocalPoint", desk.conferenceId, NOW, person.delegationId);
    expect(outcome(await ask(own, person, { document: { number: otherNumber() } }))).toBe(
      "FORBIDDEN stepOfThePerson",
    );
    const { id } = must(await ask(own, person, wish));
    expect(outcome(await withdrawIdentityChange(stranger, { changeId: id }))).toBe(
      "NOT_FOUND identityChangeNotFound",
    );
    expect(outcome(await withdrawIdentityChange(own, { changeId: id }))).toBe("ok");
    expect(outcome(await accept(desk.officer, person, id))).toBe("CONFLICT identityChangeNotFound");
  });
});

describe("accepting another passport number", () => {
  test("reopens clearance, holds the badge in hand, and the gate denies", async () => {
    const person = await approved(desk);
    const badge = await badgeOf(person, true);
    const number = otherNumber();
    const { id } = must(await ask(person.owner, person, { document: { number } }));
    must(await accept(desk.officer, person, id));
    expect(await rowOf(person)).toMatchObject({ state: "IN_REVIEW", clearance: "PENDING" });
    expect(await fileOf(person)).toMatchObject({ state: "PENDING" });
    expect(await stateOf(badge.id)).toBe("HELD");
    const guard = await staff("gateGuard", desk.conferenceId, new Date("2027-03-10T05:00:00Z"));
    const verdict = must(await verifyBadge(guard, { text: badge.credential }));
    expect(JSON.stringify(verdict)).not.toContain('"verdict":"VALID"');
    const document = await db.travelDocument.findUniqueOrThrow({ where: { delegateId: person.id } });
    expect(clearNumber(document as never)).toBe(number);
    const change = await db.identityChange.findUniqueOrThrow({ where: { id } });
    expect(change).toMatchObject({ state: "ACCEPTED", numberCiphertext: null, numberKeyId: null });
    expect(
      await db.message.count({ where: { delegateId: person.id, name: "identity-change-accepted" } }),
    ).toBeGreaterThan(0);
    await approveAgain(person);
    // Nothing printed on it has changed, so the same badge counts again.
    expect(await stateOf(badge.id)).toBe("ISSUED");
  });

  test("voids a badge that nobody was given", async () => {
    const person = await approved(desk);
    const badge = await badgeOf(person, false);
    const { id } = must(await ask(person.owner, person, { document: { number: otherNumber() } }));
    must(await accept(desk.officer, person, id));
    expect(await stateOf(badge.id)).toBe("VOID");
  });

  test("that is somebody else's is refused, and nothing moves", async () => {
    const [person, other] = [await approved(desk), await approved(desk)];
    const { issuer, type } = await db.travelDocument.findUniqueOrThrow({ where: { delegateId: other.id } });
    const document = { number: other.documentNumber, issuer, type };
    const { id } = must(await ask(person.owner, person, { document }));
    expect(outcome(await accept(desk.officer, person, id))).toBe("CONFLICT documentRegistered");
    expect(await rowOf(person)).toMatchObject({ state: "APPROVED", clearance: "CLEARED" });
  });
});

describe("accepting another name or photo", () => {
  test("ends the badge at the next approval: it shows somebody else", async () => {
    const person = await approved(desk);
    const badge = await badgeOf(person, true);
    const bytes = await makePortrait({ seed: "other", gender: "FEMALE", age: 41 });
    const { photoId } = must(await uploadPhoto(person.owner, { delegateId: person.id, bytes }));
    const wish = { identity: { familyName: "Rahmonova" }, photoId };
    const { id } = must(await ask(person.owner, person, wish));
    must(await accept(desk.officer, person, id));
    expect(await stateOf(badge.id)).toBe("HELD");
    expect(await rowOf(person)).toMatchObject({ photoId });
    const [latest] = await db.delegateSnapshot.findMany({
      where: { delegateId: person.id },
      orderBy: { number: "desc" },
    });
    expect(latest?.content).toMatchObject({ photoId, values: { identity: { familyName: "Rahmonova" } } });
    await approveAgain(person);
    expect(await stateOf(badge.id)).toBe("REVOKED");
    await badgeOf(person, false);
  });

  test("that is refused in the end leaves no live badge", async () => {
    const person = await approved(desk);
    const badge = await badgeOf(person, true);
    const { id } = must(await ask(person.owner, person, { identity: { familyName: "Rahmonova" } }));
    must(await accept(desk.officer, person, id));
    await db.delegate.update({ where: { id: person.id }, data: { state: "WITHDRAWN" } });
    expect(await stateOf(badge.id)).toBe("REVOKED");
  });
});

describe("settling", () => {
  test("is not for weaker roles, other conferences, or whoever asked", async () => {
    const person = await approved(desk);
    const { id } = must(await ask(desk.officer, person, { identity: { familyName: "Other" } }));
    const answers = (ctx: Ctx) =>
      Promise.all([accept(ctx, person, id), declineIdentityChange(ctx, { changeId: id, answer: "No." })]);
    for (const role of ROLE_NAMES.filter((one) => one !== "registrationOfficer" && one !== "delegate")) {
      const ctx = await staff(role, desk.conferenceId, NOW);
      expect([role, (await answers(ctx)).map(outcome)]).toEqual([
        role,
        ["FORBIDDEN notAllowed", "FORBIDDEN notAllowed"],
      ]);
    }
    expect((await answers(elsewhere.officer)).map(outcome)).toEqual([
      "NOT_FOUND identityChangeNotFound",
      "NOT_FOUND identityChangeNotFound",
    ]);
    expect((await answers(desk.officer)).map(outcome)).toEqual([
      "FORBIDDEN ownIdentityChange",
      "FORBIDDEN ownIdentityChange",
    ]);
  });

  test("declined, everything stays, and the person reads why", async () => {
    const person = await approved(desk);
    const { id } = must(await ask(person.owner, person, { identity: { familyName: "Other" } }));
    must(await declineIdentityChange(desk.officer, { changeId: id, answer: "Please send the page." }));
    expect(await rowOf(person)).toMatchObject({ state: "APPROVED", version: person.version });
    expect(
      await db.message.count({ where: { delegateId: person.id, name: "identity-change-declined" } }),
    ).toBeGreaterThan(0);
    must(await ask(person.owner, person, { identity: { familyName: "Other" } }));
  });

  test.each([1, 2, 3])("accepted and declined at once happens one way, try %i", async () => {
    const person = await approved(desk);
    const { id } = must(await ask(person.owner, person, { identity: { familyName: "Other" } }));
    const second = await staff("registrationOfficer", desk.conferenceId, NOW);
    const answers = await Promise.all([
      accept(desk.officer, person, id),
      declineIdentityChange(second, { changeId: id, answer: "No." }),
    ]);
    expect(answers.map(outcome).toSorted()).toEqual(["CONFLICT identityChangeNotFound", "ok"]);
    const { state } = await db.identityChange.findUniqueOrThrow({ where: { id } });
    expect((await rowOf(person)).state).toBe(state === "ACCEPTED" ? "IN_REVIEW" : "APPROVED");
  });
});

describe("no other path", () => {
  test("the form and the photo stay closed to an accredited person", async () => {
    const person = await approved(desk);
    const { id: delegateId, version } = person;
    const values = { familyName: "Other" };
    expect(outcome(await saveStep(person.owner, { delegateId, version, step: "identity", values }))).toBe(
      "CONFLICT notEditable",
    );
    const bytes = await makePortrait({ seed: "third", gender: "FEMALE", age: 42 });
    const { photoId } = must(await uploadPhoto(person.owner, { delegateId, bytes }));
    expect(outcome(await choosePhoto(person.owner, { delegateId, photoId, version, humanLook: true }))).toBe(
      "CONFLICT notEditable",
    );
  });

  test("nor does any other writer get past the database", async () => {
    const person = await approved(desk);
    const { personId } = await rowOf(person);
    const where = { delegateId: person.id };
    await expect(
      db.person.update({ where: { id: personId }, data: { familyName: "Other" } }),
    ).rejects.toThrow(/identity_is_accredited/);
    await expect(db.person.update({ where: { id: personId }, data: { birthDate: NOW } })).rejects.toThrow(
      /identity_is_accredited/,
    );
    await expect(db.travelDocument.update({ where, data: { issuer: "FRA" } })).rejects.toThrow(
      /identity_is_accredited/,
    );
    await expect(db.delegate.update({ where: { id: person.id }, data: { photoId: null } })).rejects.toThrow(
      /identity_is_accredited/,
    );
    await db.person.update({ where: { id: personId }, data: { gender: "OTHER" } });
  });
});

test("numbers that wait are brought under a new key like others", async () => {
  const person = await approved(desk);
  const { id } = must(await ask(person.owner, person, { document: { number: otherNumber() } }));
  expect(must(await rotateWishedNumberKeys(system(NOW)))).toEqual({ rotated: 0 });
  expect((await db.identityChange.findUniqueOrThrow({ where: { id } })).numberKeyId).not.toBeNull();
});
