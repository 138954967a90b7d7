import "server-only";
import { claimWork } from "@/lib/accreditation/claims/claim-work";
import { mineSql } from "@/lib/accreditation/own-reviews";
import { orderOf } from "@/lib/accreditation/queue/order";
import { filterSql, freeSql, peopleSql, scopeSql } from "@/lib/accreditation/queue-sql";
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
  title: string | null;
  submittedAt: string | null;
  /** Who works on the dossier now. */
  claim: { name: string; isOwn: boolean } | null;
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
function afterSql({ after, sort }: QueueFilter): Prisma.Sql {
  const [instant, id] = after?.split("_") ?? [];
  const at = new Date(Number(instant ?? Number.NaN));
  if (!id || Number.isNaN(at.getTime())) return Prisma.sql`TRUE`;
  return Prisma.sql`${orderOf(sort).forwards.beyond} (${at}, ${id}::uuid)`;
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
  functionalTitle: string | null;
  submittedAt: Date | null;
  holderId: string | null;
  holderName: string | null;
};

/** One page and one row more, in a single statement: the page is cut first, then dressed with names. */
async function readPage(ctx: Ctx, conferenceId: string, filter: QueueFilter): Promise<PageRow[]> {
  const where = filterSql(ctx, conferenceId, filter);
  const { order } = orderOf(filter.sort).forwards;
  return db.$queryRaw<PageRow[]>`
    WITH d AS MATERIALIZED (
      SELECT d.* FROM ${peopleSql(filter.q)} d WHERE ${where} AND ${afterSql(filter)}
      ORDER BY ${order} LIMIT ${PAGE_SIZE + 1})
    SELECT d."id", d."reference", d."state", d."stateSince", d."dueAt", d."photoId", d."functionalTitle",
      d."submittedAt", p."familyName", p."givenNames", p."patronymic", p."isMononym", p."nameOrder", p."nativeName",
      c."code" AS "categoryCode", u."id" AS "holderId", u."name" AS "holderName",
      CASE WHEN o."id" IS NULL THEN NULL
        ELSE jsonb_build_object('type', o."type", 'countryIso3', o."countryIso3", 'name', o."name") END AS "organization"
    FROM d JOIN "Person" p ON p."id" = d."personId"
    LEFT JOIN "Category" c ON c."id" = d."categoryId"
    LEFT JOIN "Delegation" g ON g."id" = d."delegationId"
    LEFT JOIN "Organization" o ON o."id" = g."organizationId"
    LEFT JOIN "ReviewClaim" k ON k."delegateId" = d."id" AND k."expiresAt" > ${ctx.now}
      AND k."work" = ${claimWork(ctx.actor, conferenceId)}::"ClaimWork"
    LEFT JOIN "User" u ON u."id" = k."holderId"
    ORDER BY ${order}`;
}

/** Who does the reader's kind of work on it; others, and a delegation's own people, need not know. */
function claimOfRow({ actor }: Ctx, { holderId, holderName }: PageRow): QueueRow["claim"] {
  if (holderId === null || holderName === null || actor.kind !== "user") return null;
  return { name: holderName, isOwn: holderId === actor.userId };
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
    title: row.functionalTitle,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    claim: claimOfRow(ctx, row),
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
    readPage(ctx, conferenceId, filter),
    countStates(ctx, conferenceId),
    countMine(ctx, conferenceId),
  ]);
  const rows = found.slice(0, PAGE_SIZE).map((row) => presentRow(ctx, row));
  const last = rows.at(-1);
  const instant = last?.[orderOf(filter.sort).key];
  const more = found.length > PAGE_SIZE && last && instant;
  return ok({ rows, counts, mine, next: more ? `${new Date(instant).getTime()}_${last.id}` : null });
}

/**
 * The dossiers before and after one in the filtered queue, without those that somebody else works on. After the last
 * one the queue begins again, for those who were passed over; null when nobody else is left.
 */
export async function getNeighbours(
  ctx: Ctx,
  conferenceId: string,
  filter: QueueFilter,
  id: string,
): Promise<Result<{ previous: string | null; next: string | null }>> {
  const denied = authorize(ctx, "delegate.read", { conferenceId });
  if (denied) return refusal(denied);
  const { key, forwards, backwards } = orderOf(filter.sort);
  const here = Prisma.sql`(SELECT d.${Prisma.raw(`"${key}"`)}, d."id" FROM "Delegate" d WHERE d."id" = ${id}::uuid)`;
  const others = Prisma.sql`${filterSql(ctx, conferenceId, filter)} AND d."id" <> ${id}::uuid AND ${freeSql(ctx, conferenceId)}`;
  const find = async (where: Prisma.Sql, order: Prisma.Sql) => {
    const [found] = await db.$queryRaw<{ id: string }[]>`
      SELECT d."id" FROM ${peopleSql(filter.q)} d WHERE ${others} AND ${where} ORDER BY ${order} LIMIT 1`;
    return found?.id ?? null;
  };
  const [after, previous] = await Promise.all([
    find(Prisma.sql`${forwards.beyond} ${here}`, forwards.order),
    find(Prisma.sql`${backwards.beyond} ${here}`, backwards.order),
  ]);
  return ok({ previous, next: after ?? (await find(Prisma.sql`TRUE`, forwards.order)) });
}
