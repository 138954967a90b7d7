import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { changePassword } from "@/lib/identity/commands/change-password";
import { grantRole } from "@/lib/identity/commands/grant-role";
import { openAccessLink } from "@/lib/identity/commands/open-access-link";
import { resetSecondFactor } from "@/lib/identity/commands/reset-second-factor";
import { sendAccessLink } from "@/lib/identity/commands/send-access-link";
import { signOut } from "@/lib/identity/commands/sign-out";
import { signOutEverywhere } from "@/lib/identity/commands/sign-out-everywhere";
import { signOutUser } from "@/lib/identity/commands/sign-out-user";
import { suspendUser } from "@/lib/identity/commands/suspend-user";
import { withdrawRole } from "@/lib/identity/commands/withdraw-role";
import { cleanSessions } from "@/lib/identity/jobs";
import { getAccount } from "@/lib/identity/queries/account";
import { actorOfToken } from "@/lib/identity/session";
import {
  acting,
  BROWSER,
  contextOf,
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
} from "./fixture";

const MINUTE = 60_000;
let conferenceId: string;
let admin: Ctx;
beforeAll(async () => {
  conferenceId = await foundConference();
  admin = acting(await makeUser(), "administrator", conferenceId);
});

const kindOf = async (token: string, now = NOW) => (await actorOfToken(token, now)).kind;

describe("sessions end at once", () => {
  type Act = (person: Person, ctx: Ctx) => Promise<unknown>;
  const ACTS: [string, Act][] = [
    ["a suspension", async ({ id }) => must(await suspendUser(admin, { userId: id }))],
    ["a sign-out by the administrator", async ({ id }) => must(await signOutUser(admin, { userId: id }))],
    [
      "a new role",
      async ({ id }) => {
        const grant = { role: "auditor", conferenceId, delegationId: null, categoryIds: [] } as const;
        must(await grantRole(system(), { userId: id, ...grant, categoryIds: [] }));
      },
    ],
    [
      "a withdrawn role",
      async ({ id }) => {
        const grant = await db.roleGrant.findFirstOrThrow({ where: { userId: id, revokedAt: null } });
        must(await withdrawRole(admin, { grantId: grant.id }));
      },
    ],
    ["a sign-out everywhere", async (_person, ctx) => must(await signOutEverywhere(ctx))],
  ];

  test.each(ACTS)("on every device by %s", async (_what, act) => {
    const person = await makeUser({ role: "registrationOfficer", conferenceId });
    const other = await makeUser({ role: "registrationOfficer", conferenceId });
    const { ctx, token, secret: _secret } = await enrolled(person);
    const devices = [token, (await signedIn(person)).token, (await signedIn(person)).token];
    const untouched = (await signedIn(other)).token;
    for (const device of devices) expect(await kindOf(device)).toBe("user");
    await act(person, ctx);
    for (const device of devices) expect(await kindOf(device)).toBe("anonymous");
    expect(await kindOf(untouched)).toBe("user");
  });

  test("on every other device by a new password", async () => {
    const person = await makeUser();
    const [here, there] = [await signedIn(person), await signedIn(person)];
    must(await changePassword(here.ctx, { password: PASSWORD, newPassword: "acht rote Dächer im Regen" }));
    expect([await kindOf(here.token), await kindOf(there.token)]).toEqual(["user", "anonymous"]);
  });

  test("by a reset of the second factor, upon which another must be set up", async () => {
    const person = await makeUser({ role: "registrationOfficer", conferenceId });
    const { token } = await enrolled(person);
    must(await resetSecondFactor(admin, { userId: person.id }));
    expect(await kindOf(token)).toBe("anonymous");
    expect(await db.user.findUnique({ where: { id: person.id } })).toMatchObject({
      totpSecretCiphertext: null,
      totpKeyId: null,
      totpLastStep: null,
      secondFactorSince: null,
    });
    expect(await db.recoveryCode.count({ where: { userId: person.id } })).toBe(0);
    expect(await lastAudit(person.id)).toMatchObject({ action: "secondFactor.reset" });
  });

  test("a role withdrawn past the command counts at the next request all the same", async () => {
    const person = await makeUser({ role: "gateGuard", conferenceId });
    const { token } = await signedIn(person);
    await db.roleGrant.updateMany({ where: { userId: person.id }, data: { revokedAt: NOW } });
    expect((await holding(token)).actor).toMatchObject({ kind: "user", grants: [] });
    await db.user.update({ where: { id: person.id }, data: { suspendedAt: NOW } });
    expect(await kindOf(token)).toBe("anonymous");
  });
});

describe("leaving", () => {
  test("ends this session and no other, and is recorded once", async () => {
    const person = await makeUser();
    const [here, there] = [await signedIn(person), await signedIn(person)];
    must(await signOut(here.ctx));
    must(await signOut(here.ctx));
    expect([await kindOf(here.token), await kindOf(there.token)]).toEqual(["anonymous", "user"]);
    const { sessionId } = here.ctx.actor as { sessionId: string };
    expect(await db.auditEntry.count({ where: { subjectId: sessionId, action: "session.closed" } })).toBe(1);
  });

  test("without a session does nothing; everywhere needs one", async () => {
    const before = await db.auditEntry.count();
    must(await signOut(nobody()));
    expect(await signOutEverywhere(nobody())).toMatchObject({ error: { code: "UNAUTHENTICATED" } });
    expect(await db.auditEntry.count()).toBe(before);
  });

  test("everywhere works for registrants too, in their conference", async () => {
    const email = "everywhere@mission.example";
    const tokens: string[] = [];
    for (let device = 0; device < 2; device += 1) {
      must(await sendAccessLink(nobody(), { conferenceId, email }));
      const token = tokenOf((await mailedLinks(email))[0]);
      tokens.push(must(await openAccessLink(nobody(), { token }, BROWSER)).token);
    }
    const [first = "", second = ""] = tokens;
    expect(must(await signOutEverywhere(await holding(first)))).toEqual({ closed: 2 });
    expect([await kindOf(first), await kindOf(second)]).toEqual(["anonymous", "anonymous"]);
  });
});

describe("time", () => {
  test("an idle session ends; one that is used goes on, to its absolute end", async () => {
    const person = await makeUser();
    const { token } = await signedIn(person);
    expect(await kindOf(token, later(30 * MINUTE))).toBe("anonymous");
    const busy = (await signedIn(person)).token;
    for (let minute = 20; minute < 720; minute += 20)
      expect(await kindOf(busy, later(minute * MINUTE))).toBe("user");
    expect(await kindOf(busy, later(720 * MINUTE))).toBe("anonymous");
  });

  test("reading pages writes at most once a minute", async () => {
    const { token } = await signedIn(await makeUser());
    const seenAt = async () => (await db.session.findFirstOrThrow({ orderBy: { id: "desc" } })).lastSeenAt;
    await actorOfToken(token, later(30_000));
    expect(await seenAt()).toEqual(NOW);
    await actorOfToken(token, later(61_000));
    expect(await seenAt()).toEqual(later(61_000));
  });

  test("what ended a month ago is removed at night, and nothing else", async () => {
    const person = await makeUser();
    const old = await signedIn(person, later(-40 * 1440 * MINUTE));
    const ended = await signedIn(person, later(-10 * 1440 * MINUTE));
    const fresh = await signedIn(person);
    const idOf = ({ ctx }: { ctx: Ctx }) => (ctx.actor as { sessionId: string }).sessionId;
    await cleanSessions(system());
    const left = await db.session.findMany({ where: { userId: person.id } });
    expect(left.map(({ id }) => id).toSorted()).toEqual([idOf(ended), idOf(fresh)].toSorted());
    expect(left.some(({ id }) => id === idOf(old))).toBe(false);
  });
});

describe("one's own account", () => {
  test("shows live sessions only, this one marked", async () => {
    const person = await makeUser({ role: "gateGuard", conferenceId });
    await signedIn(person, later(-31 * MINUTE));
    const there = await signedIn(person, later(-5 * MINUTE));
    const here = await signedIn(person);
    const account = must(await getAccount(here.ctx));
    const idOf = (ctx: Ctx) => (ctx.actor as { sessionId: string }).sessionId;
    expect(account.sessions.map(({ id, isThis }) => [id, isThis])).toEqual([
      [idOf(here.ctx), true],
      [idOf(there.ctx), false],
    ]);
    expect(account.roles).toMatchObject([
      { role: "gateGuard", conferenceId, organization: null, categories: [] },
    ]);
    expect(JSON.stringify(account)).not.toMatch(/tokenHash|passwordHash|argon2/);
  });

  test("is nobody else's: registrants and visitors have none", async () => {
    const registrant = { kind: "registrant", email: "a@x.example", conferenceId, sessionId: "s" } as const;
    for (const ctx of [nobody(), contextOf(registrant)])
      expect(await getAccount(ctx)).toMatchObject({ error: { code: "UNAUTHENTICATED" } });
  });
});

test.each(["", "short", "A".repeat(43), "A".repeat(5000), "../../etc/passwd", "\u0000".repeat(43)])(
  "a cookie that is nobody's makes nobody: %#",
  async (cookie) => {
    expect(await kindOf(cookie)).toBe("anonymous");
  },
);
