import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { acceptInvitation } from "@/lib/identity/commands/accept-invitation";
import { requestPasswordReset } from "@/lib/identity/commands/request-password-reset";
import { CODE_ATTEMPTS, checkInvitationCode } from "@/lib/identity/invitation-code";
import { sendPasswordReset } from "@/lib/identity/jobs";
import { getLinkState } from "@/lib/identity/queries/access-link";
import { hashReadableCode } from "@/lib/identity/readable-code";
import { inviteFocalPoint } from "@/lib/organizations/commands/invite-focal-point";
import { inviteFocalPointAgain } from "@/lib/organizations/commands/invite-focal-point-again";
import { activateDelegations } from "@/lib/organizations/jobs";
import { listFocalPoints } from "@/lib/organizations/queries";
import { foundConference, outcome, staff } from "@/tests/integration/badges/fixture";
import { inviteState, must, NOW } from "@/tests/integration/documents/fixture";

const PASSWORD = "three quiet rivers meet here";
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const anybody = (now = NOW): Ctx => ({
  actor: { kind: "anonymous" },
  locale: "en",
  requestId: randomUUID(),
  now,
  address: "192.0.2.7",
});

let conferenceId: string;
let officer: Ctx;

beforeAll(async () => {
  conferenceId = await foundConference();
  officer = await staff("registrationOfficer", conferenceId, NOW);
});

/** A new focal point with the token of the mailed link, and the code that the officer saw. */
async function invited() {
  const own = await inviteState(conferenceId);
  await db.delegation.update({ where: { id: own }, data: { state: "INVITED" } });
  const email = `${randomUUID()}@mission.example`;
  const appointment = { isDeputy: false, startsOn: NOW.toISOString().slice(0, 10), endsOn: null };
  const input = { ...appointment, delegationId: own, email, name: "Dilorom Karimova", locale: "ru" as const };
  const { id, code } = must(await inviteFocalPoint(officer, { ...input, proofReference: "NV-12" }));
  const user = await db.user.findUniqueOrThrow({ where: { email } });
  return { id, email, userId: user.id, delegationId: own, code: code ?? "", token: await tokenFor(email) };
}

async function tokenFor(email: string): Promise<string> {
  const mail = await db.message.findFirstOrThrow({
    where: { recipient: email },
    orderBy: { createdAt: "desc" },
  });
  return /invitation\/([\w-]{43})/.exec(mail.text ?? "")?.[1] ?? "";
}

const linkOf = (userId: string) =>
  db.accessLink.findFirstOrThrow({ where: { userId, purpose: "INVITE_USER", usedAt: null } });

describe("an invitation by two channels", () => {
  test("opens by the link together with the code, as it is said or typed", async () => {
    const { code, token, userId, delegationId } = await invited();
    expect(must(await getLinkState(anybody(), token, ["INVITE_USER"]))).toMatchObject({
      open: true,
      needsCode: true,
    });
    expect(outcome(await acceptInvitation(anybody(), { token, newPassword: PASSWORD }))).toBe(
      "INVALID checkFields",
    );
    const typed = ` ${code.toUpperCase().replace("-", " ")} `;
    must(await acceptInvitation(anybody(), { token, newPassword: PASSWORD, code: typed }));
    expect((await db.user.findUniqueOrThrow({ where: { id: userId } })).passwordHash).not.toBeNull();
    expect(outcome(await acceptInvitation(anybody(), { token, newPassword: PASSWORD, code }))).toBe(
      "CONFLICT linkExpired",
    );
    expect(await db.delegation.findUniqueOrThrow({ where: { id: delegationId } })).toMatchObject({
      state: "FOCAL_POINT_PENDING",
    });
  });

  test("closes after five wrong tries, also to the right code, with an audit row each", async () => {
    const { code, token, userId } = await invited();
    for (let left = CODE_ATTEMPTS - 1; left > 0; left -= 1) {
      const wrong = await acceptInvitation(anybody(), { token, newPassword: PASSWORD, code: "2222-2222" });
      expect(wrong).toMatchObject({ ok: false, error: { fields: { code: "codeWrong" } } });
    }
    expect(outcome(await acceptInvitation(anybody(), { token, newPassword: PASSWORD, code: "x" }))).toBe(
      "CONFLICT codeLocked",
    );
    expect(outcome(await acceptInvitation(anybody(), { token, newPassword: PASSWORD, code }))).toBe(
      "CONFLICT codeLocked",
    );
    const refused = { action: "invitationCode.refused", subjectId: userId };
    expect(await db.auditEntry.count({ where: refused })).toBe(CODE_ATTEMPTS);
    expect(must(await getLinkState(anybody(), token, ["INVITE_USER"]))).toMatchObject({ locked: true });
  });

  test("looks at five of fifty tries that come at once; counted without the guard, at more", async () => {
    const { userId, code } = await invited();
    const link = await linkOf(userId);
    const wrong = Array.from({ length: 49 }, () => "2222-2222");
    const tries = await Promise.all(
      [...wrong, code].map((typed) => checkInvitationCode(anybody(), link, typed)),
    );
    const looked = tries.filter((result) => result.ok || result.error.code === "INVALID").length;
    // The fifth wrong one is looked at too, and answered as locked; the right one may be among the five.
    expect(looked).toBeLessThanOrEqual(CODE_ATTEMPTS);
    expect((await linkOf(userId)).codeAttempts).toBe(CODE_ATTEMPTS);
    // As one would write it: read the count, look, and then write it.
    const naive = async () => {
      const { codeAttempts, id } = await linkOf(other.userId);
      if (codeAttempts >= CODE_ATTEMPTS) return false;
      await db.accessLink.update({ where: { id }, data: { codeAttempts: codeAttempts + 1 } });
      return true;
    };
    const other = await invited();
    const unguarded = await Promise.all(Array.from({ length: 50 }, naive));
    expect(unguarded.filter(Boolean).length).toBeGreaterThan(CODE_ATTEMPTS);
  });

  test("leaves a weak password's try uncounted", async () => {
    const { token, code, userId } = await invited();
    const weak = await acceptInvitation(anybody(), { token, newPassword: "short", code });
    expect(outcome(weak)).toBe("INVALID checkFields");
    expect((await linkOf(userId)).codeAttempts).toBe(0);
  });

  test("is not got round by a password reset", async () => {
    const { email, token, code } = await invited();
    const ask = async () => {
      must(await requestPasswordReset(anybody(), { email }));
      await sendPasswordReset(anybody(), { email, requestId: randomUUID() });
    };
    await ask();
    expect(await db.message.count({ where: { recipient: email, name: "password-reset" } })).toBe(0);
    must(await acceptInvitation(anybody(), { token, newPassword: PASSWORD, code }));
    await ask();
    expect(await db.message.count({ where: { recipient: email, name: "password-reset" } })).toBe(1);
  });

  test("is sent again with another link and code, and the earlier ones end", async () => {
    const first = await invited();
    const { code } = must(await inviteFocalPointAgain(officer, { focalPointId: first.id }));
    expect(code).not.toBe(first.code);
    const token = await tokenFor(first.email);
    const old = { token: first.token, newPassword: PASSWORD, code: first.code };
    expect(outcome(await acceptInvitation(anybody(), old))).toBe("CONFLICT linkExpired");
    must(await acceptInvitation(anybody(), { token, newPassword: PASSWORD, code }));
    expect(outcome(await inviteFocalPointAgain(officer, { focalPointId: first.id }))).toBe(
      "CONFLICT alreadyDone",
    );
  });

  test("is sent again by officers of that conference only", async () => {
    const { id: focalPointId, delegationId } = await invited();
    const own = await staff("missionFocalPoint", conferenceId, NOW, delegationId);
    const stranger = await staff("registrationOfficer", await foundConference(), NOW);
    expect(outcome(await inviteFocalPointAgain(own, { focalPointId }))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await inviteFocalPointAgain(stranger, { focalPointId }))).toBe(
      "NOT_FOUND focalPointNotFound",
    );
  });

  test("shows officers whether it is open, locked or has run out", async () => {
    const { delegationId, userId } = await invited();
    const seen = async (ctx: Ctx) => must(await listFocalPoints(ctx, delegationId))[0]?.invitation?.state;
    expect(await seen(officer)).toBe("open");
    await db.accessLink.updateMany({ where: { userId }, data: { codeAttempts: CODE_ATTEMPTS } });
    expect(await seen(officer)).toBe("locked");
    expect(await seen({ ...officer, now: later(8 * 24 * 60) })).toBe("expired");
  });

  test("stores the code hashed only", async () => {
    const { code, userId } = await invited();
    const link = await linkOf(userId);
    expect(Buffer.from(link.codeHash ?? [])).toEqual(Buffer.from(hashReadableCode(code)));
    const rows = await db.auditEntry.findMany({ where: { subjectId: userId }, select: { details: true } });
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(code);
  });
});

describe("the delegation of a focal point", () => {
  const stateOf = async (id: string) => (await db.delegation.findUniqueOrThrow({ where: { id } })).state;
  const job = { kind: "system", name: "focalPoint.activate" } as const;

  test("waits for the focal point, and is active once the first has taken it up", async () => {
    const { delegationId, userId, token, code } = await invited();
    expect(await stateOf(delegationId)).toBe("FOCAL_POINT_PENDING");
    must(await acceptInvitation(anybody(), { token, newPassword: PASSWORD, code }));
    const [queued] = await db.$queryRaw<{ jobs: number }[]>`
      SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs WHERE payload->>'userId' = ${userId}`;
    expect(queued?.jobs).toBe(1);
    await activateDelegations({ ...anybody(), actor: job }, { userId });
    await activateDelegations({ ...anybody(), actor: job }, { userId });
    expect(await stateOf(delegationId)).toBe("ACTIVE");
    const moves = await db.delegationDecision.findMany({
      where: { delegationId },
      orderBy: { createdAt: "asc" },
    });
    expect(moves.map(({ action, actorKind }) => [action, actorKind])).toEqual([
      ["awaitFocalPoint", "user"],
      ["activate", "system"],
    ]);
  });

  test("is active at once where the account is in use, and stays where officers have put it", async () => {
    const { email, token, code } = await invited();
    must(await acceptInvitation(anybody(), { token, newPassword: PASSWORD, code }));
    const [second, closed] = [await inviteState(conferenceId), await inviteState(conferenceId)];
    await db.delegation.update({ where: { id: closed }, data: { state: "CLOSED" } });
    for (const delegationId of [second, closed]) {
      const input = {
        delegationId,
        email,
        name: "Dilorom Karimova",
        locale: "ru" as const,
        proofReference: "NV-13",
      };
      const dates = { isDeputy: true, startsOn: NOW.toISOString().slice(0, 10), endsOn: null };
      must(await inviteFocalPoint(officer, { ...input, ...dates }));
    }
    expect([await stateOf(second), await stateOf(closed)]).toEqual(["ACTIVE", "CLOSED"]);
  });
});
