import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { issueAccessLink } from "@/lib/identity/access-links";
import { acceptInvitation } from "@/lib/identity/commands/accept-invitation";
import { changePassword } from "@/lib/identity/commands/change-password";
import { requestPasswordReset } from "@/lib/identity/commands/request-password-reset";
import { resetPassword } from "@/lib/identity/commands/reset-password";
import { sendPasswordReset } from "@/lib/identity/jobs";
import { passwordMatches } from "@/lib/identity/password";
import { getLinkState } from "@/lib/identity/queries/access-link";
import {
  brokenChains,
  enrolled,
  foundConference,
  holding,
  lastAudit,
  later,
  mailedLinks,
  makeUser,
  must,
  NOW,
  nobody,
  PASSWORD,
  type Person,
  signedIn,
  system,
  tokenOf,
  worldState,
} from "./fixture";

const HOUR = 3_600_000;
const NEW = "acht rote Dächer im Regen";
const EXPIRED = { ok: false, error: { code: "CONFLICT", message: "linkExpired" } };
let conferenceId: string;
beforeAll(async () => {
  conferenceId = await foundConference();
});

const matches = async ({ id }: { id: string }, password: string) =>
  passwordMatches((await db.user.findUniqueOrThrow({ where: { id } })).passwordHash, password);

async function resetLink(person: Person, purpose: "RESET_PASSWORD" | "INVITE_USER" = "RESET_PASSWORD") {
  const wanted = { purpose, email: person.email, locale: "en", userId: person.id } as const;
  return tokenOf(await db.$transaction((tx) => issueAccessLink(tx, system(), wanted)));
}

describe("changing one's password", () => {
  test("needs the present one, and ends every other session and open link", async () => {
    const person = await makeUser();
    const [here, there] = [await signedIn(person), await signedIn(person)];
    const open = await resetLink(person);
    must(await changePassword(here.ctx, { password: PASSWORD, newPassword: NEW }));
    expect(await matches(person, NEW)).toBe(true);
    expect((await holding(here.token)).actor.kind).toBe("user");
    expect((await holding(there.token)).actor.kind).toBe("anonymous");
    expect(await resetPassword(nobody(), { token: open, newPassword: NEW })).toEqual(EXPIRED);
    const entry = await lastAudit(person.id);
    expect(entry).toMatchObject({ action: "password.changed", actorId: person.id, changes: null });
  });

  test.each([
    ["the present one is wrong", "not my password", NEW, { password: "passwordWrong" }],
    ["the new one is short", PASSWORD, "too short", { newPassword: "passwordShort" }],
    ["the new one is common", PASSWORD, "password123456", { newPassword: "passwordCommon" }],
    ["the new one is the person's name", PASSWORD, "test person 2027!", { newPassword: "passwordPersonal" }],
  ])("is refused when %s", async (_what, password, newPassword, fields) => {
    const { ctx } = await signedIn(await makeUser());
    const before = await worldState();
    expect(await changePassword(ctx, { password, newPassword })).toMatchObject({
      error: { code: "INVALID", message: "checkFields", fields },
    });
    expect(await worldState()).toEqual(before);
  });

  test("is refused while a second factor is due", async () => {
    const person = await makeUser();
    await enrolled(person);
    const { ctx } = await signedIn(person);
    expect(await changePassword(ctx, { password: PASSWORD, newPassword: NEW })).toMatchObject({
      error: { code: "FORBIDDEN", message: "secondFactorFirst" },
    });
    expect(await matches(person, PASSWORD)).toBe(true);
  });

  test("is for people with an account only, and guesses at the present one are limited", async () => {
    expect(await changePassword(nobody(), { password: PASSWORD, newPassword: NEW })).toMatchObject({
      error: { code: "UNAUTHENTICATED" },
    });
    const { ctx } = await signedIn(await makeUser());
    const answers = [];
    for (let round = 0; round < 11; round += 1)
      answers.push(await changePassword(ctx, { password: "a guess", newPassword: NEW }));
    expect(answers.at(-1)).toMatchObject({ error: { code: "LIMIT" } });
  }, 60_000);
});

describe("asking for a reset", () => {
  test("answers and does the same for known and unknown addresses; only then a job finds out", async () => {
    const person = await makeUser({ name: "Reset Person" });
    const before = await worldState();
    const answers = [
      await requestPasswordReset(nobody(), { email: person.email }),
      await requestPasswordReset(nobody(), { email: "nobody@x.example" }),
    ];
    expect(answers[0]).toEqual(answers[1]);
    const after = await worldState();
    expect(Number(after.jobs[0]?.count) - Number(before.jobs[0]?.count)).toBe(2);
    expect({ ...after, jobs: before.jobs }).toEqual(before);
  });

  test("sends one link to whoever has an account, in their language, though the job runs twice", async () => {
    const person = await makeUser();
    await db.user.update({ where: { id: person.id }, data: { locale: "ru" } });
    const payload = { email: person.email.toUpperCase(), requestId: "request-1" };
    await sendPasswordReset(system(), payload);
    await sendPasswordReset(system(), payload);
    const links = await mailedLinks(person.email);
    expect(links).toHaveLength(1);
    expect(links[0]).toMatch(/^http:\/\/localhost:3000\/ru\/reset\/[\w-]{43}$/);
    expect(await lastAudit(person.id)).toMatchObject({ action: "accessLink.sent", actorKind: "system" });
    const stored = await db.accessLink.findFirstOrThrow({ where: { userId: person.id } });
    expect(Buffer.from(stored.tokenHash).toString("base64url")).not.toBe(tokenOf(links[0]));
  });

  test("sends nothing to unknown and suspended ones", async () => {
    const person = await makeUser();
    await db.user.update({ where: { id: person.id }, data: { suspendedAt: NOW } });
    const before = await worldState();
    for (const email of [person.email, "nobody@x.example"])
      await sendPasswordReset(system(), { email, requestId: email });
    expect(await worldState()).toEqual(before);
  });

  test("is limited per account, wherever the requests come from", async () => {
    const answers = [];
    for (let round = 0; round < 6; round += 1)
      answers.push(await requestPasswordReset(nobody(), { email: "Flooded@x.example" }));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false]);
    expect(await requestPasswordReset(nobody(), { email: "flooded@X.example" })).toMatchObject({
      error: { code: "LIMIT" },
    });
  });
});

describe("choosing a password by a link", () => {
  test("works once, ends every session, and takes the other links with it", async () => {
    const person = await makeUser();
    const session = await signedIn(person);
    const [token, other] = [await resetLink(person), await resetLink(person)];
    expect(must(await getLinkState(nobody(), token, ["RESET_PASSWORD"])).open).toBe(true);
    must(await resetPassword(nobody(), { token, newPassword: NEW }));
    expect(await matches(person, NEW)).toBe(true);
    expect((await holding(session.token)).actor.kind).toBe("anonymous");
    for (const used of [token, other]) {
      expect(await resetPassword(nobody(), { token: used, newPassword: PASSWORD })).toEqual(EXPIRED);
      expect(must(await getLinkState(nobody(), used, ["RESET_PASSWORD"])).open).toBe(false);
    }
    const actions = await db.auditEntry.findMany({
      where: { subjectId: person.id },
      orderBy: { sequence: "asc" },
    });
    expect(actions.slice(-2).map(({ action }) => action)).toEqual(["accessLink.used", "password.changed"]);
    expect(await brokenChains()).toEqual([]);
  });

  test("looking at it does not use it, and a weak password leaves it as it was", async () => {
    const person = await makeUser();
    const token = await resetLink(person);
    const before = await worldState();
    for (let visit = 0; visit < 3; visit += 1) await getLinkState(nobody(), token, ["RESET_PASSWORD"]);
    expect(await resetPassword(nobody(), { token, newPassword: "password123456" })).toMatchObject({
      error: { code: "INVALID", fields: { newPassword: "passwordCommon" } },
    });
    expect(await worldState()).toEqual(before);
    must(await resetPassword(nobody(), { token, newPassword: NEW }));
  });

  test("of two at once one wins", async () => {
    const person = await makeUser();
    const token = await resetLink(person);
    const answers = await Promise.all([
      resetPassword(nobody(), { token, newPassword: NEW }),
      resetPassword(nobody(), { token, newPassword: "neun grüne Boote am Kai" }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.auditEntry.count({ where: { subjectId: person.id, action: "password.changed" } })).toBe(
      1,
    );
  });

  test.each([
    ["expired", async (person: Person) => ({ token: await resetLink(person), now: later(HOUR) })],
    ["made up", async () => ({ token: "A".repeat(43), now: NOW })],
    ["not even a token", async () => ({ token: "expired", now: NOW })],
    [
      "for an invitation",
      async (person: Person) => ({ token: await resetLink(person, "INVITE_USER"), now: NOW }),
    ],
    [
      "of a suspended account",
      async (person: Person) => {
        const token = await resetLink(person);
        await db.user.update({ where: { id: person.id }, data: { suspendedAt: NOW } });
        return { token, now: NOW };
      },
    ],
  ])("is refused when the link is %s", async (_what, make) => {
    const person = await makeUser();
    const { token, now } = await make(person);
    const before = await worldState();
    expect(await resetPassword(nobody(now), { token, newPassword: NEW })).toEqual(EXPIRED);
    expect(await worldState()).toEqual(before);
  });

  test("an invitation gives the first password, and no other purpose opens it", async () => {
    const person = await makeUser({ role: "registrationOfficer", conferenceId, password: null });
    const token = await resetLink(person, "INVITE_USER");
    expect(await resetPassword(nobody(), { token, newPassword: NEW })).toEqual(EXPIRED);
    must(await acceptInvitation(nobody(later(6 * 24 * HOUR)), { token, newPassword: NEW }));
    expect(await matches(person, NEW)).toBe(true);
    expect(await acceptInvitation(nobody(), { token, newPassword: PASSWORD })).toEqual(EXPIRED);
    const late = await makeUser({ password: null });
    const old = await resetLink(late, "INVITE_USER");
    expect(await acceptInvitation(nobody(later(7 * 24 * HOUR)), { token: old, newPassword: NEW })).toEqual(
      EXPIRED,
    );
  });
});
