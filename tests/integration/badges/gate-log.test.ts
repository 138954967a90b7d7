import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { takeRecord } from "@/lib/accreditation/record/commands/take-record";
import { getTimeline } from "@/lib/accreditation/timeline/queries/timeline";
import { checkRecord, sealOf } from "@/lib/audit/record-check";
import { verifyChain } from "@/lib/audit/verify";
import { checksSql } from "@/lib/badges/checks-sql";
import { handOverBadge } from "@/lib/badges/commands/hand-over-badge";
import { printBadge } from "@/lib/badges/commands/print-badge";
import { sealChecks } from "@/lib/badges/commands/seal-checks";
import { verifyBadge } from "@/lib/badges/commands/verify-badge";
import { cleanBadgeChecks, sealBadgeChecks } from "@/lib/badges/jobs";
import { getCheckFigures, listBadgeChecks } from "@/lib/badges/queries/checks";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { LOCALES } from "@/lib/i18n/config";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { stopTypesetter } from "@/lib/typeset/typesetter/run-typesetter";
import { accredit, contextOf, foundConference, must, NOW, outcome, staff, system } from "./fixture";

type Place = { id: string; slug: string; guard: Ctx; lead: Ctx; delegateId: string; badge: Badge };
type Badge = { id: string; number: string; credential: string };

async function issue(operator: Ctx, delegateId: string): Promise<Badge> {
  const { badgeId, number } = must(await printBadge(operator, { delegateId }));
  const check = {
    documentType: "PASSPORT",
    lastFour: "0000",
    faceMatches: true,
    otherDocument: true,
  } as const;
  must(await handOverBadge(operator, { badgeId, ...check }));
  const { credential } = await db.badge.findUniqueOrThrow({ where: { id: badgeId } });
  return { id: badgeId, number, credential };
}

async function open(): Promise<Place> {
  const id = await foundConference();
  const { slug } = await db.conference.findUniqueOrThrow({ where: { id } });
  const operator = await staff("badgeDeskOperator", id);
  const delegateId = await accredit(id);
  const badge = await issue(operator, delegateId);
  return {
    id,
    slug,
    guard: await staff("gateGuard", id),
    lead: await staff("badgeDeskLead", id),
    delegateId,
    badge,
  };
}

let here: Place;
let there: Place;

beforeAll(async () => {
  here = await open();
  there = await open();
  must(await verifyBadge(here.guard, { text: here.badge.credential, place: "Main entrance" }));
});
afterAll(stopTypesetter);

const later = (ctx: Ctx, minutes: number): Ctx => ({
  ...ctx,
  now: new Date(NOW.getTime() + minutes * 60_000),
});
const check = async (ctx: Ctx, text: string, place?: string) => must(await verifyBadge(ctx, { text, place }));
const rowsOf = async (place: Place, ctx = place.lead, filter = {}) =>
  must(await listBadgeChecks(ctx, place.slug, filter)).rows;
const lastOf = (conferenceId: string | null) =>
  db.badgeCheck.findFirstOrThrow({ where: { conferenceId }, orderBy: { id: "desc" } });

const lastOfBadge = (badgeId: string) =>
  db.badgeCheck.findFirstOrThrow({ where: { badgeId }, orderBy: { id: "desc" } });

describe("a check", () => {
  test("is written down: who, when, where, which badge, what was answered", async () => {
    await check(here.guard, here.badge.credential, "Main entrance");
    await check(here.guard, ` ${here.badge.number.toLowerCase()} `);
    const [typed, scanned] = await db.badgeCheck.findMany({
      where: { badgeId: here.badge.id },
      orderBy: { id: "desc" },
    });
    const { actor } = here.guard;
    expect(scanned).toMatchObject({
      conferenceId: here.id,
      outcome: "valid",
      typed: false,
      place: "Main entrance",
      codeHash: null,
      checkedBy: actor.kind === "user" ? actor.userId : "",
      actingRole: "gateGuard",
      requestId: here.guard.requestId,
      at: NOW,
    });
    expect(typed).toMatchObject({ typed: true, place: null });
  });

  test("of a code that is no badge names nobody and keeps the hash of the code alone", async () => {
    const forged = `${here.badge.credential.slice(0, -3)}AAA`;
    expect((await check(here.guard, forged)).holder).toBeNull();
    const row = await lastOf(here.id);
    expect(row).toMatchObject({ badgeId: null, outcome: "malformed" });
    expect(row.codeHash).toEqual(new Uint8Array(createHash("sha256").update(forged).digest()));
    expect(JSON.stringify(await db.badgeCheck.findMany({ where: { conferenceId: here.id } }))).not.toContain(
      forged,
    );
  });

  test("of a badge of another conference is no line about its holder, in neither log", async () => {
    const before = await db.badgeCheck.count({ where: { conferenceId: there.id } });
    await check(here.guard, there.badge.credential);
    expect(await lastOf(here.id)).toMatchObject({ badgeId: null, outcome: "otherConference" });
    expect(await db.badgeCheck.count({ where: { conferenceId: there.id } })).toBe(before);
    expect(await db.badgeCheck.count({ where: { badgeId: there.badge.id } })).toBe(0);
  });

  test("by who guards several conferences is written where the badge belongs; an unknown code nowhere in particular", async () => {
    const { actor } = here.guard;
    if (actor.kind !== "user") throw new Error("no user");
    const grant = { role: "gateGuard" as const, delegationId: null, categoryIds: [] };
    const grants = [here.id, there.id].map((conferenceId) => ({ ...grant, conferenceId }));
    const both: Ctx = { ...here.guard, actor: { ...actor, grants } };
    await check(both, there.badge.credential);
    expect(await lastOf(there.id)).toMatchObject({ badgeId: there.badge.id, outcome: "valid" });
    await check(both, "nothing of ours");
    expect(await lastOf(null)).toMatchObject({ badgeId: null, outcome: "malformed" });
    expect((await rowsOf(here)).map(({ guard }) => guard)).not.toContain(undefined);
  });

  test("by somebody who guards no gate is no passage", async () => {
    const before = await db.badgeCheck.count();
    for (const ctx of [contextOf({ kind: "anonymous" }), await staff("auditor", here.id), system()])
      await check(ctx, here.badge.credential);
    expect(await db.badgeCheck.count()).toBe(before);
  });

  test("is answered also when it cannot be written down, and that is told", async () => {
    const told = vi.spyOn(log, "error").mockImplementation(() => {});
    const { actor } = here.guard;
    // Somebody whose account is gone: the foreign key refuses the line.
    const ghost: Ctx = { ...here.guard, actor: { ...actor, userId: newId() } as Ctx["actor"] };
    expect((await check(ghost, here.badge.credential)).verdict).toBe("valid");
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
  });
});

describe("the log", () => {
  test("is changed and removed by nobody, and the login holds no right to", async () => {
    const { id } = await lastOf(here.id);
    const denied = /permission denied/;
    await expect(db.badgeCheck.update({ where: { id }, data: { outcome: "held" } })).rejects.toThrow(denied);
    await expect(db.$executeRaw`UPDATE "BadgeCheck" SET "id" = gen_random_uuid()`).rejects.toThrow(
      /append-only/,
    );
    await expect(db.badgeCheck.delete({ where: { id } })).rejects.toThrow(/append-only/);
    await expect(db.$executeRaw`TRUNCATE "BadgeCheck" CASCADE`).rejects.toThrow(denied);
    const rights = await db.$queryRaw<{ table: string; right: string }[]>`
      SELECT c.relname AS "table", a.privilege_type AS "right"
      FROM pg_class c, aclexplode(c.relacl) a WHERE c.relname IN ('BadgeCheck', 'BadgeCheckSeal', 'BadgeCheckDay')`;
    expect(rights.length).toBeGreaterThan(0);
    expect(rights.filter(({ right }) => right === "UPDATE" || right === "TRUNCATE")).toEqual([]);
  });

  test("is read by security and data protection alone, in their conference", async () => {
    for (const role of ROLE_NAMES) {
      const ctx = await staff(role, here.id);
      const reads = ["badgeDeskLead", "vettingOfficer", "dataProtectionOfficer"].includes(role);
      const expected = reads ? "ok" : "FORBIDDEN notAllowed";
      expect(outcome(await listBadgeChecks(ctx, here.slug, {})), role).toBe(expected);
      expect(outcome(await getCheckFigures(ctx, here.slug)), role).toBe(expected);
    }
    for (const read of [listBadgeChecks(there.lead, here.slug, {}), getCheckFigures(there.lead, here.slug)])
      expect(outcome(await read)).toBe("NOT_FOUND conferenceNotFound");
    const anybody = contextOf({ kind: "anonymous" });
    expect(outcome(await listBadgeChecks(anybody, here.slug, {}))).toBe("UNAUTHENTICATED signInFirst");
  });

  test("shows those turned away, one badge, and its pages to the end", async () => {
    const place = await open();
    for (let at = 0; at < 120; at += 1)
      await check(later(place.guard, at % 7), place.badge.credential, "Gate 2");
    await check(place.guard, "no code");
    const { rows, next } = must(await listBadgeChecks(place.lead, place.slug, {}));
    expect([rows.length, next !== null]).toEqual([50, true]);
    const seen = new Set<string>();
    for (let after: string | undefined, more = true; more; ) {
      const page = must(await listBadgeChecks(place.lead, place.slug, { after }));
      for (const row of page.rows) seen.add(row.id);
      after = page.next ?? undefined;
      more = page.next !== null;
    }
    expect(seen.size).toBe(121);
    const denied = await rowsOf(place, place.lead, { only: "denied" });
    expect(denied).toMatchObject([
      { outcome: "malformed", badge: null, code: expect.stringMatching(/^[0-9a-f]{8}$/) },
    ]);
    const ofBadge = await rowsOf(place, place.lead, { number: place.badge.number });
    expect(ofBadge[0]).toMatchObject({
      place: "Gate 2",
      guard: "The gateGuard",
      badge: { number: place.badge.number, delegateId: place.delegateId },
    });
    const vetting = await staff("vettingOfficer", place.id);
    expect((await rowsOf(place, vetting, { number: place.badge.number }))[0]?.badge?.delegateId).toBeNull();
    for (const number of [there.badge.number, "DSB27-000001-0", "x"])
      expect(must(await listBadgeChecks(place.lead, place.slug, { number }))).toMatchObject({
        rows: [],
        numberUnknown: true,
      });
    const foreign = await lastOf(here.id);
    expect(await rowsOf(place, place.lead, { after: foreign.id })).toEqual([]);
    expect(must(await getCheckFigures(later(place.lead, 10), place.slug))).toEqual([
      { day: "2027-03-10", outcome: "valid", checks: 120, badges: 1 },
      { day: "2027-03-10", outcome: "malformed", checks: 1, badges: 0 },
    ]);
  });

  test("is in the timeline of those who read it, and in no other", async () => {
    const { delegateId } = here;
    const gates = async (ctx: Ctx) =>
      must(await getTimeline(ctx, { delegateId })).entries.filter(({ source }) => source === "gate");
    expect((await gates(await staff("vettingOfficer", here.id)))[0]).toMatchObject({
      kind: "valid",
      by: "The gateGuard",
      about: { serial: 1 },
    });
    for (const role of ["registrationOfficer", "accreditationApprover", "protocolOfficer"] as const)
      expect(await gates(await staff(role, here.id)), role).toEqual([]);
  });

  test("is read by index among 20,000 checks", async () => {
    const undo = new Error("undo");
    const planned = db.$transaction(
      async (tx) => {
        const { checkedBy, badgeId } = await lastOfBadge(here.badge.id);
        await tx.$executeRaw`
          INSERT INTO "BadgeCheck" ("id", "conferenceId", "badgeId", "outcome", "typed", "codeHash", "checkedBy", "actingRole",
            "requestId", "at")
          SELECT gen_random_uuid(), ${here.id}::uuid, CASE WHEN g % 50 > 0 THEN ${badgeId}::uuid END,
            CASE WHEN g % 50 > 0 THEN 'valid' ELSE 'unknown' END, FALSE, CASE WHEN g % 50 = 0 THEN sha256('x') END,
            ${checkedBy}::uuid, 'gateGuard', 'r', ${NOW}::timestamptz - g * interval '2 seconds'
          FROM generate_series(1, 20000) g`;
        await tx.$executeRaw`ANALYZE "BadgeCheck"`;
        const planOf = async (where: Prisma.Sql) => {
          const lines = await tx.$queryRaw<{ "QUERY PLAN": string }[]>(
            Prisma.sql`EXPLAIN ${checksSql(where)}`,
          );
          return lines.map((line) => line["QUERY PLAN"]).join("\n");
        };
        const all = Prisma.sql`k."conferenceId" = ${here.id}::uuid`;
        const denied = Prisma.sql`${all} AND k."outcome" <> 'valid'`;
        const plans = [await planOf(all), await planOf(denied)];
        expect(plans[0]).toContain('Index Scan Backward using "BadgeCheck_conferenceId_at_id_idx"');
        expect(plans[1]).toContain("Index Scan Backward using badge_check_denied_idx");
        for (const plan of plans) expect(plan).not.toContain('Seq Scan on "BadgeCheck"');
        throw undo;
      },
      { timeout: 60_000 },
    );
    await expect(planned).rejects.toThrow(undo);
  });
});

async function recordOf(ctx: Ctx, delegateId: string) {
  const { stream } = must(await takeRecord(ctx, { delegateId, format: "json" }));
  return JSON.parse(await new Response(stream).text());
}

describe("under the audit chain", () => {
  test("each check is sealed once, also by two workers, and the record proves it offline", async () => {
    const place = await open();
    for (let at = 0; at < 5; at += 1) await check(later(place.guard, at), place.badge.credential, "Gate 1");
    const other = await accredit(place.id, { family: "Other" });
    const { credential } = await issue(await staff("badgeDeskOperator", place.id), other);
    await check(place.guard, credential);
    const sealed = await Promise.all([1, 2].map(() => sealChecks(system(), { conferenceId: place.id })));
    expect(sealed.map(must).sort()).toEqual([0, 6]);
    await check(later(place.guard, 9), place.badge.credential);
    const protection = await staff("dataProtectionOfficer", place.id);
    const record = await recordOf(protection, place.delegateId);
    expect(checkRecord(record).problems).toEqual([]);
    expect(record.checks).toHaveLength(6);
    expect(record.checks.map(({ seal }: { seal: unknown }) => seal !== null)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(record.events.filter(({ source }: { source: string }) => source === "gate")).toHaveLength(6);
    expect(JSON.stringify(record)).not.toContain(other);

    // Whoever makes the seal of the record anew still cannot move a check.
    const forged = structuredClone(record);
    forged.checks[2].check.place = "Gate 9";
    forged.seal = sealOf(forged);
    expect(checkRecord(forged).problems).toEqual([`check ${forged.checks[2].check.id} was altered`]);
    const without = structuredClone(record);
    without.audit.entries = without.audit.entries.filter(
      ({ action }: { action: string }) => action !== "badgeChecks.sealed",
    );
    without.seal = sealOf(without);
    expect(checkRecord(without).problems[0]).toContain("is missing");

    await sealBadgeChecks(system(), {});
    const again = await recordOf(protection, place.delegateId);
    expect(again.checks.every(({ seal }: { seal: unknown }) => seal !== null)).toBe(true);
    expect(checkRecord(again).problems).toEqual([]);
    expect(await verifyChain(place.id)).toMatchObject({ intact: true });
    await expect(db.badgeCheckSeal.deleteMany({ where: { conferenceId: place.id } })).rejects.toThrow(
      /append-only/,
    );
  });

  test("the record of who may not read movements says that it leaves them out", async () => {
    for (const role of ["registrationOfficer", "accreditationApprover"] as const) {
      const record = await recordOf(await staff(role, here.id), here.delegateId);
      expect(record.checks).toBeNull();
      expect(JSON.stringify(record)).not.toMatch(/"gate"|gateGuard|badgeChecks|Main entrance/);
      expect(checkRecord(record).problems).toEqual([]);
    }
  });

  test("the paper is made in every language, with movements and without", async () => {
    for (const locale of LOCALES) {
      for (const role of ["dataProtectionOfficer", "accreditationApprover"] as const) {
        const ctx: Ctx = { ...(await staff(role, here.id)), locale };
        const { stream } = must(await takeRecord(ctx, { delegateId: here.delegateId, format: "pdf" }));
        const bytes = Buffer.from(await new Response(stream).arrayBuffer());
        expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
      }
    }
  });
});

test("ninety days after the conference figures remain, and not a day before", async () => {
  const place = await open();
  await check(place.guard, place.badge.credential);
  must(await sealChecks(system(), { conferenceId: place.id }));
  const count = () => db.badgeCheck.count({ where: { conferenceId: place.id } });
  await cleanBadgeChecks(system(), {});
  expect(await count()).toBe(1);
  // Too early by the clock of the database, whatever the task believes.
  await expect(cleanBadgeChecks(system(new Date("2030-01-01T00:00:00Z")), {})).rejects.toThrow(/append-only/);
  await db.conference.update({
    where: { id: place.id },
    data: { startsOn: new Date("2020-03-09"), endsOn: new Date("2020-03-11") },
  });
  // Midnight in Dushanbe after the ninetieth day is 19:00 UTC.
  await cleanBadgeChecks(system(new Date("2020-06-09T18:59:59Z")), {});
  expect(await count()).toBe(1);
  await cleanBadgeChecks(system(new Date("2020-06-09T19:00:00Z")), {});
  expect(await count()).toBe(0);
  expect(await db.badgeCheckSeal.count({ where: { conferenceId: place.id } })).toBe(0);
  expect(must(await getCheckFigures(place.lead, place.slug))).toEqual([
    { day: "2027-03-10", outcome: "valid", checks: 1, badges: 1 },
  ]);
  const entry = await db.auditEntry.findFirstOrThrow({
    where: { chain: place.id, action: "badgeChecks.removed" },
  });
  expect(entry.details).toMatchObject({ checks: 1 });
  expect(await verifyChain(place.id)).toMatchObject({ intact: true });
  await cleanBadgeChecks(system(new Date("2020-06-10T19:00:00Z")), {});
  expect(await db.auditEntry.count({ where: { chain: place.id, action: "badgeChecks.removed" } })).toBe(1);
});
