import "server-only";
import { CHECKS_PAGE, checksSql } from "@/lib/badges/checks-sql";
import { badgeFaceSchema } from "@/lib/badges/face";
import { formatBadgeNumber, parseBadgeNumber } from "@/lib/badges/numbering";
import type { ChecksFilter } from "@/lib/badges/schema";
import type { CheckOutcome } from "@/lib/badges/standing";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { textIn } from "@/lib/i18n/localized-text";
import { authorize, can } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type CheckRow = {
  id: string;
  at: string;
  outcome: CheckOutcome;
  typed: boolean;
  place: string | null;
  guard: string;
  /** Number and name as printed; null for a code that is no badge of this conference. */
  badge: { number: string; name: string; delegateId: string | null } | null;
  /** The beginning of the hash of such a code: the same forgery shown twice is known again. */
  code: string | null;
};

export type CheckList = {
  conference: { id: string; slug: string; shortTitle: string; timeZone: string; city: string };
  rows: CheckRow[];
  /** Id to go on with; null at the end. */
  next: string | null;
  /** The number that was asked for is none of this conference. */
  numberUnknown: boolean;
};

export type CheckFigure = { day: string; outcome: CheckOutcome; checks: number; badges: number };

type Row = Omit<CheckRow, "at" | "badge" | "code"> & {
  at: Date;
  serial: number | null;
  face: unknown;
  delegateId: string | null;
  codeHash: Uint8Array | null;
};

const findConference = (ctx: Ctx, slug: string) =>
  db.conference.findFirst({ where: { AND: [conferenceScope(ctx, "gateLog.read"), { slug }] } });

function nameOf(face: unknown): string {
  const { surname, given } = badgeFaceSchema.parse(face);
  return [surname.text, given?.text].filter(Boolean).join(" ");
}

/** The condition of the filter; null where the number is none of this conference. */
function filterSql(conference: { id: string; code: string }, filter: ChecksFilter): Prisma.Sql | null {
  const parts = [Prisma.sql`k."conferenceId" = ${conference.id}::uuid`];
  if (filter.only) parts.push(Prisma.sql`k."outcome" <> 'valid'`);
  if (filter.number) {
    const number = parseBadgeNumber(filter.number);
    if (!number || (number.conferenceCode ?? conference.code) !== conference.code) return null;
    parts.push(Prisma.sql`k."badgeId" = (SELECT s."id" FROM "Badge" s
      WHERE s."conferenceId" = ${conference.id}::uuid AND s."serial" = ${number.serial})`);
  }
  if (filter.after) {
    parts.push(Prisma.sql`(k."at", k."id") < (SELECT a."at", a."id" FROM "BadgeCheck" a
      WHERE a."id" = ${filter.after}::uuid AND a."conferenceId" = ${conference.id}::uuid)`);
  }
  return Prisma.join(parts, " AND ");
}

/**
 * The gate log of a conference, the latest first, a page at a time: for those who answer for security there.
 * @returns NOT_FOUND conferenceNotFound out of reach
 */
export async function listBadgeChecks(
  ctx: Ctx,
  slug: string,
  filter: ChecksFilter,
): Promise<Result<CheckList>> {
  const denied = authorize(ctx, "gateLog.read");
  if (denied) return refusal(denied);
  const found = await findConference(ctx, slug);
  if (!found) return refuse("NOT_FOUND", "conferenceNotFound");
  const { id, code, timeZone } = found;
  const where = filterSql(found, filter);
  const rows = where ? await db.$queryRaw<Row[]>(checksSql(where)) : [];
  const opens = can(ctx.actor, "badge.find", { conferenceId: id });
  return ok({
    conference: {
      id,
      slug,
      timeZone,
      shortTitle: textIn(found.shortTitle, ctx.locale),
      city: textIn(found.city, ctx.locale),
    },
    rows: rows.slice(0, CHECKS_PAGE).map(({ serial, face, delegateId, codeHash, at, ...row }) => ({
      ...row,
      at: at.toISOString(),
      badge:
        serial === null
          ? null
          : {
              number: formatBadgeNumber(code, serial),
              name: nameOf(face),
              delegateId: opens ? delegateId : null,
            },
      code: codeHash && Buffer.from(codeHash).toString("hex").slice(0, 8),
    })),
    next: rows.length > CHECKS_PAGE ? (rows[CHECKS_PAGE - 1]?.id ?? null) : null,
    numberUnknown: where === null,
  });
}

/** Days of the venue that the figures go back while the log is there; days whose log was removed are always told. */
const DAYS = 7;

/**
 * How many were checked on each of the last days at the venue, by outcome, and how many badges that were: no person.
 * @returns the latest day first; NOT_FOUND conferenceNotFound out of reach
 */
export async function getCheckFigures(ctx: Ctx, slug: string): Promise<Result<CheckFigure[]>> {
  const denied = authorize(ctx, "gateLog.read");
  if (denied) return refusal(denied);
  const found = await findConference(ctx, slug);
  if (!found) return refuse("NOT_FOUND", "conferenceNotFound");
  const { id, timeZone } = found;
  return ok(
    await db.$queryRaw<CheckFigure[]>`
      SELECT x."day"::text, x."outcome", sum(x."checks")::int AS "checks", sum(x."badges")::int AS "badges" FROM (
        SELECT (k."at" AT TIME ZONE ${timeZone})::date AS "day", k."outcome", count(*) AS "checks",
          count(DISTINCT k."badgeId") AS "badges"
        FROM "BadgeCheck" k WHERE k."conferenceId" = ${id}::uuid AND k."at" >=
          ((${ctx.now} AT TIME ZONE ${timeZone})::date - ${DAYS - 1}::int)::timestamp AT TIME ZONE ${timeZone}
        GROUP BY 1, 2
        UNION ALL SELECT "day", "outcome", "checks", "badges" FROM "BadgeCheckDay" WHERE "conferenceId" = ${id}::uuid) x
      GROUP BY x."day", x."outcome" ORDER BY x."day" DESC, "checks" DESC, x."outcome"`,
  );
}
