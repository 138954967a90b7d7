import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { enrolSecondFactor } from "@/lib/identity/commands/enrol-second-factor";
import { prepareSecondFactor } from "@/lib/identity/commands/prepare-second-factor";
import { renewRecoveryCodes } from "@/lib/identity/commands/renew-recovery-codes";
import { verifySecondFactor } from "@/lib/identity/commands/verify-second-factor";
import { getAccount } from "@/lib/identity/queries/account";
import { forgiveAttempts } from "@/lib/identity/rate-limit";
import {
  BROWSER,
  brokenChains,
  codeFor,
  enrolled,
  foundConference,
  holding,
  lastAudit,
  later,
  makeUser,
  must,
  NOW,
  nobody,
  signedIn,
  worldState,
} from "./fixture";

const STEP = 30_000;
const MINUTE = 60_000;
let conferenceId: string;
beforeAll(async () => {
  conferenceId = await foundConference();
});

const newOfficer = () => makeUser({ role: "registrationOfficer", conferenceId });

describe("setting up a second factor", () => {
  test("opens the roles that ask for one, in a session of its own, and gives ten codes once", async () => {
    const officer = await newOfficer();
    const elsewhere = await signedIn(officer);
    const first = await signedIn(officer);
    const { secret, qr } = must(await prepareSecondFactor(first.ctx));
    expect(qr.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
    const { codes, token } = must(
      await enrolSecondFactor(first.ctx, { code: codeFor(secret, NOW) }, BROWSER),
    );
    expect(new Set(codes).size).toBe(10);
    expect((await holding(token)).actor).toMatchObject({
      grants: [{ role: "registrationOfficer" }],
      secondFactorDue: false,
    });
    for (const old of [elsewhere.token, first.token])
      expect((await holding(old)).actor.kind).toBe("anonymous");
    const stored = JSON.stringify(await db.user.findUnique({ where: { id: officer.id } }));
    expect(stored).not.toContain(secret);
    for (const row of await db.recoveryCode.findMany({ where: { userId: officer.id } }))
      for (const code of codes) expect(Buffer.from(row.codeHash).toString()).not.toContain(code.slice(0, 5));
    expect(await lastAudit(officer.id)).toMatchObject({ action: "secondFactor.enrolled" });
    expect(must(await getAccount(await holding(token)))).toMatchObject({
      codesLeft: 10,
      secondFactorSince: NOW.toISOString(),
    });
  });

  test("needs a right code, which counts as used", async () => {
    const officer = await newOfficer();
    const { ctx } = await signedIn(officer);
    expect(await enrolSecondFactor(ctx, { code: "123456" }, BROWSER)).toMatchObject({
      error: { code: "CONFLICT", message: "staleVersion" },
    });
    const { secret } = must(await prepareSecondFactor(ctx));
    const before = await worldState();
    for (const code of ["000000", codeFor(secret, later(-2 * STEP)), codeFor(secret, later(2 * STEP))]) {
      expect(await enrolSecondFactor(ctx, { code }, BROWSER)).toMatchObject({
        error: { code: "FORBIDDEN", message: "codeWrong" },
      });
    }
    expect(await worldState()).toEqual(before);
    const code = codeFor(secret, NOW);
    const { token } = must(await enrolSecondFactor(ctx, { code }, BROWSER));
    expect(await verifySecondFactor(await holding(token), { code }, BROWSER)).toMatchObject({
      error: { message: "codeWrong" },
    });
  });

  test("does not replace one that is in force, whoever knows the password", async () => {
    const officer = await newOfficer();
    await enrolled(officer);
    const thief = await signedIn(officer);
    const before = await worldState();
    for (const answer of [
      await prepareSecondFactor(thief.ctx),
      await enrolSecondFactor(thief.ctx, { code: "000000" }, BROWSER),
      await renewRecoveryCodes(thief.ctx),
    ]) {
      expect(answer).toMatchObject({ error: { code: "FORBIDDEN", message: "secondFactorFirst" } });
    }
    expect(await worldState()).toEqual(before);
  });

  test("needs a recent sign-in: a browser left open does not do", async () => {
    const guard = await makeUser({ role: "gateGuard", conferenceId });
    const { token } = await signedIn(guard);
    const ctx = await holding(token, later(15 * MINUTE));
    expect(ctx.actor.kind).toBe("user");
    const before = await worldState();
    expect(await prepareSecondFactor(ctx)).toMatchObject({
      error: { code: "FORBIDDEN", message: "signInAgain" },
    });
    expect(await worldState()).toEqual(before);
  });

  test("is for people with an account only", async () => {
    expect(await prepareSecondFactor(nobody())).toMatchObject({ error: { code: "UNAUTHENTICATED" } });
    const registrant = { kind: "registrant", email: "a@x.example", conferenceId, sessionId: "s" } as const;
    const ctx = { ...nobody(), actor: registrant };
    for (const answer of [
      await prepareSecondFactor(ctx),
      await renewRecoveryCodes(ctx),
      await verifySecondFactor(ctx, { code: "000000" }, BROWSER),
    ]) {
      expect(answer).toMatchObject({ error: { code: "UNAUTHENTICATED" } });
    }
  });
});

describe("showing the second factor", () => {
  test("replaces the session by one that counts in full", async () => {
    const officer = await newOfficer();
    const { secret } = await enrolled(officer);
    const now = later(10 * MINUTE);
    const first = await signedIn(officer, now);
    expect(first.ctx.actor).toMatchObject({ grants: [], secondFactorDue: true });
    const { token, factor } = must(
      await verifySecondFactor(first.ctx, { code: codeFor(secret, now) }, BROWSER),
    );
    expect(factor).toBe("application");
    expect(token).not.toBe(first.token);
    expect((await holding(first.token, now)).actor.kind).toBe("anonymous");
    expect((await holding(token, now)).actor).toMatchObject({ grants: [{ role: "registrationOfficer" }] });
    expect(await lastAudit(officer.id)).toMatchObject({
      action: "session.opened",
      details: { secondFactor: "application" },
    });
  });

  test("never takes a code twice: not in another session, not in two at once", async () => {
    const officer = await newOfficer();
    const { secret } = await enrolled(officer);
    const now = later(20 * MINUTE);
    const tabs = await Promise.all(Array.from({ length: 6 }, () => signedIn(officer, now)));
    const code = codeFor(secret, now);
    const answers = await Promise.all(tabs.map(({ ctx }) => verifySecondFactor(ctx, { code }, BROWSER)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    await forgiveAttempts("secondFactor", officer.id);
    const again = await signedIn(officer, now);
    expect(await verifySecondFactor(again.ctx, { code }, BROWSER)).toMatchObject({
      error: { code: "FORBIDDEN", message: "codeWrong" },
    });
    const earlier = codeFor(secret, new Date(now.getTime() - STEP));
    expect((await verifySecondFactor(again.ctx, { code: earlier }, BROWSER)).ok).toBe(false);
    expect(await brokenChains()).toEqual([]);
  });

  test("without the guard two sessions would win by one code", async () => {
    const officer = await newOfficer();
    await enrolled(officer);
    const step = Math.floor(later(30 * MINUTE).getTime() / STEP);
    // What the command does, but for the condition in its update.
    const unguarded = async () => {
      const user = await db.user.findUniqueOrThrow({ where: { id: officer.id } });
      await new Promise((resume) => setTimeout(resume, 50));
      if ((user.totpLastStep ?? 0) >= step) return false;
      await db.user.update({ where: { id: officer.id }, data: { totpLastStep: step } });
      return true;
    };
    expect(await Promise.all([unguarded(), unguarded()])).toEqual([true, true]);
  });

  test("a wrong code changes nothing but the audit trail, and leaves the session as it was", async () => {
    const officer = await newOfficer();
    await enrolled(officer);
    const { ctx, token } = await signedIn(officer);
    const before = await worldState();
    expect(await verifySecondFactor(ctx, { code: "999999" }, BROWSER)).toMatchObject({
      error: { code: "FORBIDDEN", message: "codeWrong" },
    });
    expect(await worldState()).toEqual({ ...before, audit: before.audit + 1 });
    expect(await lastAudit(officer.id)).toMatchObject({
      action: "session.refused",
      details: { reason: "wrongCode" },
    });
    expect((await holding(token)).actor).toMatchObject({ kind: "user", secondFactorDue: true });
  });

  test("is refused once the session has ended, right code or not", async () => {
    const officer = await newOfficer();
    const { secret } = await enrolled(officer);
    const now = later(10 * MINUTE);
    const { ctx } = await signedIn(officer, now);
    await db.session.updateMany({ where: { userId: officer.id }, data: { revokedAt: now } });
    const before = await worldState();
    expect(await verifySecondFactor(ctx, { code: codeFor(secret, now) }, BROWSER)).toMatchObject({
      error: { code: "UNAUTHENTICATED" },
    });
    expect(await worldState()).toEqual(before);
  });

  test("is limited: ten tries, then a wait, also with the right code", async () => {
    const officer = await newOfficer();
    const { secret } = await enrolled(officer);
    const now = later(10 * MINUTE);
    const { ctx } = await signedIn(officer, now);
    const tries = [];
    for (let round = 0; round < 11; round += 1)
      tries.push(await verifySecondFactor(ctx, { code: "000000" }, BROWSER));
    expect(tries.at(-1)).toMatchObject({ error: { code: "LIMIT", message: "tooMany" } });
    expect(await verifySecondFactor(ctx, { code: codeFor(secret, now) }, BROWSER)).toMatchObject({
      error: { code: "LIMIT", values: { minutes: expect.any(Number) } },
    });
  });
});

describe("recovery codes", () => {
  test("open the account once each, also when two try the same", async () => {
    const officer = await newOfficer();
    const { codes } = await enrolled(officer);
    const [code = "", other = ""] = codes;
    const tabs = await Promise.all(Array.from({ length: 4 }, () => signedIn(officer)));
    const answers = await Promise.all(tabs.map(({ ctx }) => verifySecondFactor(ctx, { code }, BROWSER)));
    const won = answers.filter(({ ok }) => ok);
    expect(won).toHaveLength(1);
    expect(won[0]).toMatchObject({ value: { factor: "recoveryCode" } });
    expect(await db.auditEntry.count({ where: { subjectId: officer.id, action: "recoveryCode.used" } })).toBe(
      1,
    );
    const again = await signedIn(officer);
    expect((await verifySecondFactor(again.ctx, { code }, BROWSER)).ok).toBe(false);
    const { token } = must(await verifySecondFactor(again.ctx, { code: other.toUpperCase() }, BROWSER));
    expect(must(await getAccount(await holding(token))).codesLeft).toBe(8);
  });

  test("of somebody else open nothing", async () => {
    const [mine, theirs] = [await newOfficer(), await newOfficer()];
    await enrolled(mine);
    const { codes } = await enrolled(theirs);
    const { ctx } = await signedIn(mine);
    expect((await verifySecondFactor(ctx, { code: codes[0] ?? "" }, BROWSER)).ok).toBe(false);
    expect(await db.recoveryCode.count({ where: { userId: theirs.id, usedAt: null } })).toBe(10);
  });

  test("are replaced by new ones, upon which the old are worth nothing", async () => {
    const officer = await newOfficer();
    const { ctx, codes } = await enrolled(officer);
    const fresh = must(await renewRecoveryCodes(ctx)).codes;
    expect(fresh.filter((code) => codes.includes(code))).toEqual([]);
    expect(await lastAudit(officer.id)).toMatchObject({ action: "recoveryCodes.renewed" });
    const again = await signedIn(officer);
    expect((await verifySecondFactor(again.ctx, { code: codes[0] ?? "" }, BROWSER)).ok).toBe(false);
    must(await verifySecondFactor(again.ctx, { code: fresh[0] ?? "" }, BROWSER));
  });
});
