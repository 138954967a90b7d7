import "server-only";
import { mineSql } from "@/lib/accreditation/own-reviews";
import { filterSql, peopleSql, scopeSql } from "@/lib/accreditation/queue-sql";
import type { QueueFilter } from "@/lib/accreditation/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { displayName, type PersonName } from "@/lib/i18n/names";
import { organizationName } from "@/lib/organizations/names";
import { authorize } from "@/lib/policy/can";
import type { DelegateState } from "@/lib/policy/delegate-states";
import { ok, type Result, refusal } from "@/lib/result";

export const PAGE_SIZE = 50;

export type QueueRow = {
  id: string;
  reference: string;
  name: string;
  nativeName: string | null;
  delegation: string;
  categoryCode: string;
  state: DelegateState;
  stateSince: string;
  dueAt: string | null;
  photoId: string | null;
};

export type Queue = {
  rows: QueueRow[];
  /** Key of the last row, for the next page; null at the end. */
  next: string | null;
  counts: { state: DelegateState; count: number }[];
  /** How many wait for the reader's own review or word; null for readers who review nothing. */
  mine: number | null;
};

/** "instant_id" of the last row seen: pages continue after it whatever has moved meanwhile. */
function afterSql(after: string | undefined): Prisma.Sql {
  const [instant, id] = after?.split("_") ?? [];
  const valid = instant && id && /^[0-9a-f-]{36}$/.test(id) && !Number.isNaN(Number(instant));
  if (!valid) return Prisma.sql`TRUE`;
  return Prisma.sql`(d."stateSince", d."id") > (${new Date(Number(instant))}, ${id}::uuid)`;
}

type PageRow = PersonName & {
  id: string;
  reference: string;
  nativeName: string | null;
  organization: Parameters<typeof organizationName>[0] | null;
  categoryCode: string | null;
  state: DelegateState;
  stateSince: Date;
  dueAt: Date | null;
  photoId: string | null;
};

/** One page and one row more, in a single statement: the page is cut first, then dressed with names. */
async function readPage(
  people: Prisma.Sql,
  where: Prisma.Sql,
  after: string | undefined,
): Promise<PageRow[]> {
  return db.$queryRaw<PageRow[]>`
    WITH d AS MATERIALIZED (
      SELECT d.* FROM ${people} d WHERE ${where} AND ${afterSql(after)}
      ORDER BY d."stateSince", d."id" LIMIT ${PAGE_SIZE + 1})
    SELECT d."id", d."reference", d."state", d."stateSince", d."dueAt", d."photoId", p."familyName", p."givenNames",
      p."patronymic", p."isMononym", p."nameOrder", p."nativeName", c."code" AS "categoryCode",
      CASE WHEN o."id" IS NULL THEN NULL
        ELSE jsonb_build_object('type', o."type", 'countryIso3', o."countryIso3", 'name', o."name") END AS "organization"
    FROM d JOIN "Person" p ON p."id" = d."personId"
    LEFT JOIN "Category" c ON c."id" = d."categoryId"
    LEFT JOIN "Delegation" g ON g."id" = d."delegationId"
    LEFT JOIN "Organization" o ON o."id" = g."organizationId"
    ORDER BY d."stateSince", d."id"`;
}

function presentRow(ctx: Ctx, row: PageRow): QueueRow {
  const { id, reference, nativeName, state, photoId, organization } = row;
  return {
    id,
    reference,
    name: displayName(row),
    nativeName,
    delegation: organization ? organizationName(organization, ctx.locale) : "",
    categoryCode: row.categoryCode ?? "",
    state,
    stateSince: row.stateSince.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    photoId,
  };
}

/** People per state in the actor's scope, from the counters that a trigger keeps. */
async function countStates(ctx: Ctx, conferenceId: string): Promise<Queue["counts"]> {
  const rows = await db.$queryRaw<{ state: DelegateState; count: bigint }[]>`
    SELECT d."state", sum(d."count")::bigint AS "count" FROM "DelegateCount" d
    WHERE d."conferenceId" = ${conferenceId}::uuid AND d."state" <> 'DRAFT' AND ${scopeSql(ctx, conferenceId)}
    GROUP BY d."state"`;
  return rows.map(({ state, count }) => ({ state, count: Number(count) }));
}

async function countMine(ctx: Ctx, conferenceId: string): Promise<number | null> {
  const mine = mineSql(ctx.actor, conferenceId);
  if (!mine) return null;
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS "count" FROM "Delegate" d WHERE d."conferenceId" = ${conferenceId}::uuid AND ${mine}`;
  return Number(row?.count ?? 0);
}

/**
 * One page of the review queue, longest waiting first, with counts by state. Pages follow keys, not offsets, so that
 * page 1,000 costs what page 1 costs.
 */
export async function getReviewQueue(
  ctx: Ctx,
  conferenceId: string,
  filter: QueueFilter,
): Promise<Result<Queue>> {
  const denied = authorize(ctx, "delegate.read", { conferenceId });
  if (denied) return refusal(denied);
  const [found, counts, mine] = await Promise.all([
    readPage(peopleSql(filter.q), filterSql(ctx, conferenceId, filter), filter.after),
    countStates(ctx, conferenceId),
    countMine(ctx, conferenceId),
  ]);
  const rows = found.slice(0, PAGE_SIZE).map((row) => presentRow(ctx, row));
  const last = rows.at(-1);
  const more = found.length > PAGE_SIZE && last;
  return ok({ rows, counts, mine, next: more ? `${new Date(last.stateSince).getTime()}_${last.id}` : null });
}

/** The ids before and after one dossier in the filtered queue, for j and k. */
export async function getNeighbours(
  ctx: Ctx,
  conferenceId: string,
  filter: QueueFilter,
  id: string,
): Promise<Result<{ previous: string | null; next: string | null }>> {
  const denied = authorize(ctx, "delegate.read", { conferenceId });
  if (denied) return refusal(denied);
  const where = filterSql(ctx, conferenceId, filter);
  const people = peopleSql(filter.q);
  const here = Prisma.sql`(SELECT "stateSince", "id" FROM "Delegate" WHERE "id" = ${id}::uuid)`;
  const [next, previous] = await Promise.all([
    db.$queryRaw<{ id: string }[]>`SELECT d."id" FROM ${people} d
      WHERE ${where} AND (d."stateSince", d."id") > ${here} ORDER BY d."stateSince", d."id" LIMIT 1`,
    db.$queryRaw<{ id: string }[]>`SELECT d."id" FROM ${people} d
      WHERE ${where} AND (d."stateSince", d."id") < ${here} ORDER BY d."stateSince" DESC, d."id" DESC LIMIT 1`,
  ]);
  return ok({ previous: previous[0]?.id ?? null, next: next[0]?.id ?? null });
}
