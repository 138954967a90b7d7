import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { startRegistration } from "@/lib/delegates/commands/start-registration";
import { LINK_HOURS } from "@/lib/identity/access-links";
import { openAccessLink } from "@/lib/identity/commands/open-access-link";
import { sendAccessLink } from "@/lib/identity/commands/send-access-link";
import { getLinkState } from "@/lib/identity/queries/access-link";
import { hashToken } from "@/lib/identity/tokens";
import { newId } from "@/lib/ids";
import { DUSHANBE } from "@/prisma/seed/conference";
import {
  BROWSER,
  brokenChains,
  contextOf,
  foundConference,
  holding,
  later,
  mailedLinks,
  must,
  NOW,
  nobody,
  tokenOf,
  worldState,
} from "./fixture";

const HOUR = 3_600_000;
const EXPIRED = { ok: false, error: { code: "CONFLICT", message: "linkExpired" } };
let conferenceId: string;
beforeAll(async () => {
  conferenceId = await foundConference();
});

/** An address under which a registration is held. */
async function holdRegistration(email: string): Promise<void> {
  const registrant = { kind: "registrant", email, conferenceId, sessionId: newId() } as const;
  must(await startRegistration(contextOf(registrant), { conferenceId, requestKey: newId() }));
}

async function mailedToken(email: string): Promise<string> {
  must(await sendAccessLink(nobody(), { conferenceId, email }));
  return tokenOf((await mailedLinks(email))[0]);
}

describe("sending a link", () => {
  test("proves a new address, and brings a known one back, with the same answer and the same work", async () => {
    await holdRegistration("known@mission.example");
    const grown: object[] = [];
    const answers = [];
    for (const email of ["known@mission.example", "new@mission.example"]) {
      const before = await worldState();
      answers.push(await sendAccessLink(nobody(), { conferenceId, email }));
      const after = await worldState();
      grown.push({
        links: after.links.length - before.links.length,
        messages: after.messages - before.messages,
        audit: after.audit - before.audit,
        jobs: Number(after.jobs[0]?.count) - Number(before.jobs[0]?.count),
      });
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(grown).toEqual([
      { links: 1, messages: 1, audit: 1, jobs: 1 },
      { links: 1, messages: 1, audit: 1, jobs: 1 },
    ]);
    const mails = await db.message.findMany({ where: { conferenceId }, orderBy: { id: "asc" } });
    expect(mails.map(({ name, recipient }) => `${name} ${recipient}`)).toEqual([
      "continue-registration known@mission.example",
      "verify-address new@mission.example",
    ]);
    const audit = await db.auditEntry.findMany({ where: { action: "accessLink.sent", chain: conferenceId } });
    expect(JSON.stringify(audit.map(({ details, changes }) => ({ details, changes })))).not.toContain("@");
  });

  test("takes the same time for both", async () => {
    await holdRegistration("timed@mission.example");
    const times: Record<string, number[]> = { "timed@mission.example": [], "fresh@mission.example": [] };
    for (let round = 0; round < 3; round += 1) {
      for (const [email, list] of Object.entries(times)) {
        const start = performance.now();
        must(await sendAccessLink(nobody(), { conferenceId, email }));
        list.push(performance.now() - start);
      }
    }
    for (const list of Object.values(times)) for (const time of list) expect(time).toBeGreaterThan(395);
  });

  test.each([
    ["before registration opens", new Date(new Date(DUSHANBE.registrationOpensAt).getTime() - 1)],
    ["from the moment it closes", new Date(DUSHANBE.registrationClosesAt)],
  ])("%s only those who hold a registration get a mail; the answer is the same", async (_when, now) => {
    const email = `early-${now.getTime()}@mission.example`;
    await holdRegistration(email);
    const stranger = `stranger-${now.getTime()}@mission.example`;
    const answers = [
      await sendAccessLink(nobody(now), { conferenceId, email }),
      await sendAccessLink(nobody(now), { conferenceId, email: stranger }),
    ];
    expect(answers[0]).toEqual(answers[1]);
    expect(await mailedLinks(email)).toHaveLength(1);
    expect(await mailedLinks(stranger)).toHaveLength(0);
  });

  test("is limited per address typed, in any spelling, and refuses unknown conferences", async () => {
    const answers = [];
    for (let round = 0; round < 9; round += 1) {
      const email = round % 2 ? "Flood@mission.example" : "flood@Mission.example";
      answers.push(await sendAccessLink(nobody(), { conferenceId, email }));
    }
    expect(answers.map(({ ok }) => ok)).toEqual([...Array(8).fill(true), false]);
    expect(await sendAccessLink(nobody(), { conferenceId: newId(), email: "a@x.example" })).toMatchObject({
      error: { code: "NOT_FOUND" },
    });
  });
});

describe("opening a link", () => {
  test("gives a session of that address in that conference, once", async () => {
    const email = "once@mission.example";
    const token = await mailedToken(email);
    const opened = must(await openAccessLink(nobody(), { token }, BROWSER));
    expect((await holding(opened.token)).actor).toMatchObject({ kind: "registrant", email, conferenceId });
    expect(opened.delegateId).toBeNull();
    const before = await worldState();
    expect(await openAccessLink(nobody(), { token }, BROWSER)).toEqual(EXPIRED);
    expect(await worldState()).toEqual(before);
    const link = await db.accessLink.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } });
    const entries = await db.auditEntry.findMany({ where: { subjectId: link.id } });
    expect(entries.map(({ action, chain }) => [action, chain])).toEqual([["accessLink.used", conferenceId]]);
    expect(await brokenChains()).toEqual([]);
  });

  test("is not done by looking: mail scanners may visit as often as they like", async () => {
    const token = await mailedToken("scanned@mission.example");
    const before = await worldState();
    for (let visit = 0; visit < 5; visit += 1) {
      const state = must(await getLinkState(nobody(), token, ["VERIFY_EMAIL", "CONTINUE"]));
      expect(state).toEqual({
        open: true,
        needsCode: false,
        locked: false,
        usedAt: null,
        conferenceSlug: "identity-1",
      });
    }
    expect(await worldState()).toEqual(before);
    must(await openAccessLink(nobody(), { token }, BROWSER));
  });

  test("ends with its time: a first link after 48 hours, a later one after 14 days", async () => {
    expect(LINK_HOURS).toMatchObject({ VERIFY_EMAIL: 48, CONTINUE: 336 });
    const token = await mailedToken("late@mission.example");
    expect(await openAccessLink(nobody(later(48 * HOUR)), { token }, BROWSER)).toEqual(EXPIRED);
    expect(must(await getLinkState(nobody(later(48 * HOUR)), token, ["VERIFY_EMAIL"])).open).toBe(false);
    must(await openAccessLink(nobody(later(48 * HOUR - 1)), { token }, BROWSER));
  });

  test.each(["RESET_PASSWORD", "INVITE_USER"] as const)("is not done with a link for %s", async (purpose) => {
    const token = (purpose === "INVITE_USER" ? "i" : "r").repeat(43);
    const data = { id: newId(), tokenHash: hashToken(token), purpose, email: "x@y.example", locale: "en" };
    await db.accessLink.create({ data: { ...data, conferenceId, expiresAt: later(HOUR) } });
    expect(await openAccessLink(nobody(), { token }, BROWSER)).toEqual(EXPIRED);
  });

  test("without the guard two would win by one link; with it one does", async () => {
    const unguarded = async (token: string) => {
      const link = await db.accessLink.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } });
      await new Promise((resume) => setTimeout(resume, 50));
      if (link.usedAt !== null || link.expiresAt <= NOW) return false;
      await db.accessLink.update({ where: { id: link.id }, data: { usedAt: NOW } });
      return true;
    };
    const first = await mailedToken("race-off@mission.example");
    expect(await Promise.all([unguarded(first), unguarded(first)])).toEqual([true, true]);

    const second = await mailedToken("race-on@mission.example");
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => openAccessLink(nobody(), { token: second }, BROWSER)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toEqual(Array(7).fill(EXPIRED));
    expect(await db.session.count({ where: { email: "race-on@mission.example" } })).toBe(1);
  });
});
