import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { changePassword } from "@/lib/identity/commands/change-password";
import { signIn } from "@/lib/identity/commands/sign-in";
import { signOutUser } from "@/lib/identity/commands/sign-out-user";
import { suspendUser } from "@/lib/identity/commands/suspend-user";
import { passwordMatches } from "@/lib/identity/password";
import { lockUser, openSession } from "@/lib/identity/session";
import { hashToken } from "@/lib/identity/tokens";
import {
  acting,
  BROWSER,
  brokenChains,
  enrolled,
  foundConference,
  holding,
  lastAudit,
  makeUser,
  must,
  NOW,
  nobody,
  PASSWORD,
  signedIn,
  worldState,
} from "./fixture";

let conferenceId: string;
beforeAll(async () => {
  conferenceId = await foundConference();
});

const attempt = (email: string, password: string, ctx = nobody()) =>
  signIn(ctx, { email, password }, BROWSER);

describe("signing in", () => {
  test("opens a session of which only the hash is stored, and says that a factor must be set up", async () => {
    const officer = await makeUser({ role: "registrationOfficer", conferenceId });
    const { token, secondFactor } = must(await attempt(officer.email, PASSWORD));
    expect(secondFactor).toBe("enrol");
    const stored = await db.session.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } });
    expect(stored).toMatchObject({
      userId: officer.id,
      secondFactorAt: null,
      userAgent: BROWSER,
      createdAt: NOW,
    });
    expect(JSON.stringify(stored)).not.toContain(token);
    expect((await holding(token)).actor).toMatchObject({
      kind: "user",
      userId: officer.id,
      grants: [],
      secondFactorDue: true,
    });
    expect(await lastAudit(officer.id)).toMatchObject({
      action: "session.opened",
      chain: "system",
      details: { secondFactor: "enrol" },
    });
  });

  test("is enough by itself only for roles that ask for nothing more", async () => {
    const guard = await makeUser({ role: "gateGuard", conferenceId });
    expect(must(await attempt(guard.email, PASSWORD)).secondFactor).toBe("none");
    const { actor } = (await signedIn(guard)).ctx;
    expect(actor).toMatchObject({ grants: [{ role: "gateGuard" }], secondFactorDue: false });
  });

  test("asks whoever set up a second factor for it, also when no role does", async () => {
    const guard = await makeUser({ role: "gateGuard", conferenceId });
    await enrolled(guard);
    expect(must(await attempt(guard.email, PASSWORD)).secondFactor).toBe("due");
    expect((await signedIn(guard)).ctx.actor).toMatchObject({ grants: [], secondFactorDue: true });
  });

  test("does not mind capitals in the address, nor how an accent is typed", async () => {
    const password = "déjà vu sur la rivière";
    const person = await makeUser({ password: password.normalize("NFC") });
    must(await attempt(person.email.toUpperCase(), password.normalize("NFD")));
  });

  test("ends the session that the browser held before", async () => {
    const person = await makeUser();
    const { ctx, token } = await signedIn(person);
    must(await attempt(person.email, PASSWORD, ctx));
    expect((await holding(token)).actor.kind).toBe("anonymous");
  });
});

describe("refused", () => {
  test.each([
    ["a wrong password", "wrongPassword", () => makeUser(), "not the right one"],
    [
      "an unknown address",
      "unknownAccount",
      async () => ({ id: "unknown", email: "nobody@x.example" }),
      PASSWORD,
    ],
    ["an invitation not taken up", "wrongPassword", () => makeUser({ password: null }), PASSWORD],
    [
      "a suspended account",
      "suspended",
      async () => {
        const person = await makeUser();
        await db.user.update({ where: { id: person.id }, data: { suspendedAt: NOW } });
        return person;
      },
      PASSWORD,
    ],
  ])("%s, with the same answer as any other", async (_what, reason, who, password) => {
    const person = await who();
    const before = await worldState();
    expect(await attempt(person.email, password)).toEqual({
      ok: false,
      error: { code: "FORBIDDEN", message: "signInFailed" },
    });
    expect(await worldState()).toEqual({ ...before, audit: before.audit + 1 });
    const entry = await lastAudit(person.id);
    expect(entry).toMatchObject({ action: "session.refused", details: { reason } });
    expect(
      JSON.stringify(entry, (_key, value) => (typeof value === "bigint" ? String(value) : value)),
    ).not.toContain(person.email);
    expect(await brokenChains()).toEqual([]);
  });

  test("takes the same time for known and unknown addresses", async () => {
    const person = await makeUser();
    await attempt("warm@x.example", "up");
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 8; round += 1) {
      for (const kind of ["known", "unknown"] as const) {
        const email = kind === "known" ? person.email : `nobody-${round}@x.example`;
        const start = performance.now();
        await attempt(email, "not the right one");
        times[kind].push(performance.now() - start);
      }
    }
    const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
    const ratio = median(times.known) / median(times.unknown);
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });

  test("hashing is not a way to take the server down: a flood is turned away", async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => passwordMatches(null, "a flood of attempts")),
    );
    expect(answers.filter((answer) => answer === "busy")).toHaveLength(8);
    expect(answers.filter((answer) => answer === false)).toHaveLength(52);
  }, 60_000);
});

describe("a sign-in under way", () => {
  const until = async (reached: () => Promise<boolean>) => {
    for (let round = 0; round < 500 && !(await reached()); round += 1)
      await new Promise((resume) => setTimeout(resume, 10));
  };
  const waiting = async () => {
    const [row] = await db.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return Number(row?.count ?? 0);
  };

  /** Holds the account until the sign-in waits for it, changes it, and lets go. */
  async function meanwhile(id: string, data: { suspendedAt?: Date; passwordHash?: string }, email: string) {
    return db.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${id}::uuid FOR UPDATE`;
        const result = attempt(email, PASSWORD);
        await until(async () => (await waiting()) > 0);
        await tx.user.update({ where: { id }, data });
        await tx.session.updateMany({ where: { userId: id }, data: { revokedAt: NOW } });
        return { result };
      },
      { timeout: 20_000 },
    );
  }

  test("does not slip past a suspension", async () => {
    const person = await makeUser();
    const { result } = await meanwhile(person.id, { suspendedAt: NOW }, person.email);
    expect(await result).toMatchObject({ error: { message: "signInFailed" } });
    expect(await db.session.count({ where: { userId: person.id, revokedAt: null } })).toBe(0);
  });

  test("does not slip past a new password", async () => {
    const person = await makeUser();
    const { result } = await meanwhile(person.id, { passwordHash: "another" }, person.email);
    expect(await result).toMatchObject({ error: { message: "signInFailed" } });
    expect(await db.session.count({ where: { userId: person.id, revokedAt: null } })).toBe(0);
  });

  test.each([
    ["a suspension", suspendUser],
    ["a sign-out by the administrator", signOutUser],
  ])("whose session is opened at the last moment does not outlive %s", async (_what, act) => {
    const admin = acting(await makeUser(), "administrator", null);
    const person = await makeUser();
    const result = await db.$transaction(
      async (tx) => {
        await lockUser(tx, person.id);
        const ending = act(admin, { userId: person.id });
        await until(async () => (await waiting()) > 0);
        await openSession(tx, nobody(), { kind: "USER", userId: person.id, secondFactorAt: null }, BROWSER);
        return { ending };
      },
      { timeout: 20_000 },
    );
    must(await result.ending);
    expect(await db.session.count({ where: { userId: person.id, revokedAt: null } })).toBe(0);
  });

  test("many at once with suspensions and password changes leave no live session behind", async () => {
    const admin = acting(await makeUser(), "administrator", null);
    for (let round = 0; round < 4; round += 1) {
      const person = await makeUser({ role: "gateGuard", conferenceId });
      const { ctx } = await signedIn(person);
      const changed = { password: PASSWORD, newPassword: "acht rote Dächer im Regen" };
      const acts = [
        attempt(person.email, PASSWORD),
        attempt(person.email, PASSWORD),
        round % 2 ? suspendUser(admin, { userId: person.id }) : changePassword(ctx, changed),
      ];
      await Promise.all(acts);
      const alive = await db.session.findMany({ where: { userId: person.id, revokedAt: null } });
      const own = ctx.actor.kind === "user" ? ctx.actor.sessionId : "";
      const suspended = round % 2 === 1;
      // Whoever came after the change is refused; whoever came before was ended by it.
      expect(alive.filter(({ id }) => suspended || id !== own)).toEqual([]);
    }
    expect(await brokenChains()).toEqual([]);
  });
});
