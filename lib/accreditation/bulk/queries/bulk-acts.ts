import "server-only";
import { PERMISSION_OF_KIND } from "@/lib/accreditation/bulk/permission-of-kind";
import { type BulkKind, type BulkTerms, bulkTermsSchema, MOST_PEOPLE } from "@/lib/accreditation/bulk/schema";
import { filterSql, peopleSql } from "@/lib/accreditation/queue-sql";
import type { QueueFilter } from "@/lib/accreditation/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { BulkActState, BulkRowState } from "@/lib/db/generated/client";
import { displayName } from "@/lib/i18n/names";
import { organizationName } from "@/lib/organizations/names";
import { authorize, can } from "@/lib/policy/can";
import type { DelegateState } from "@/lib/policy/delegate-states";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type BulkPerson = {
  id: string;
  reference: string;
  name: string;
  delegation: string;
  categoryCode: string;
  state: DelegateState;
};

export type BulkCounts = Record<BulkRowState, number>;

export type BulkSummary = {
  id: string;
  kind: BulkKind;
  state: BulkActState;
  createdAt: string;
  counts: BulkCounts;
};

export type BulkRow = {
  position: number;
  state: BulkRowState;
  reason: string | null;
  reasonValues: unknown;
  /** Null when the person is out of the reader's reach by now. */
  person: BulkPerson | null;
};

export type BulkActView = BulkSummary & {
  terms: BulkTerms;
  /** To whom an assignment gives the files. */
  assignee: string | null;
  found: number;
  /** Whether the reader may still do the single act. */
  allowed: boolean;
  rows: BulkRow[];
};

const PERSON = {
  id: true,
  reference: true,
  state: true,
  person: true,
  category: { select: { code: true } },
  delegation: { select: { organization: true } },
} as const;

type Found = {
  id: string;
  reference: string;
  state: DelegateState;
  person: Parameters<typeof displayName>[0];
  category: { code: string } | null;
  delegation: { organization: Parameters<typeof organizationName>[0] } | null;
};

function present(ctx: Ctx, { id, reference, state, person, category, delegation }: Found): BulkPerson {
  return {
    id,
    reference,
    state,
    name: displayName(person),
    delegation: delegation ? organizationName(delegation.organization, ctx.locale) : "",
    categoryCode: category?.code ?? "",
  };
}

/** The people of a filter in the order of the queue, as many as one act takes, and how many there are. */
export async function listBulkPeople(
  ctx: Ctx,
  conferenceId: string,
  filter: QueueFilter,
): Promise<Result<{ people: BulkPerson[]; found: number }>> {
  const denied = authorize(ctx, "delegate.read", { conferenceId });
  if (denied) return refusal(denied);
  const [source, where] = [peopleSql(filter.q), filterSql(ctx, conferenceId, filter)];
  const ids = await db.$queryRaw<{ id: string; found: bigint }[]>`
    SELECT d."id", count(*) OVER () AS "found" FROM ${source} d
    WHERE ${where} ORDER BY d."stateSince", d."id" LIMIT ${MOST_PEOPLE}`;
  const rows = await db.delegate.findMany({
    where: { AND: [{ id: { in: ids.map(({ id }) => id) } }, delegateScope(ctx, "delegate.read")] },
    select: PERSON,
  });
  const byId = new Map(rows.map((row) => [row.id, present(ctx, row)]));
  return ok({ people: ids.flatMap(({ id }) => byId.get(id) ?? []), found: Number(ids[0]?.found ?? 0) });
}

const NONE: BulkCounts = { NEW: 0, READY: 0, BLOCKED: 0, DONE: 0, FAILED: 0 };

/** How many rows of each act stand where. */
async function countRows(actIds: string[]): Promise<Map<string, BulkCounts>> {
  const rows = await db.bulkActRow.groupBy({
    by: ["actId", "state"],
    where: { actId: { in: actIds } },
    _count: true,
  });
  const counts = new Map(actIds.map((id) => [id, { ...NONE }]));
  for (const { actId, state, _count } of rows) {
    const of = counts.get(actId);
    if (of) of[state] = _count;
  }
  return counts;
}

const LISTED = 20;

/** The reader's own acts of a conference, newest first. */
export async function listBulkActs(ctx: Ctx, conferenceId: string): Promise<Result<BulkSummary[]>> {
  const denied = authorize(ctx, "delegate.read", { conferenceId });
  if (denied) return refusal(denied);
  if (ctx.actor.kind !== "user") return ok([]);
  const acts = await db.bulkAct.findMany({
    where: { conferenceId, requestedBy: ctx.actor.userId },
    orderBy: { createdAt: "desc" },
    take: LISTED,
  });
  const counts = await countRows(acts.map(({ id }) => id));
  return ok(
    acts.map(({ id, kind, state, createdAt }) => ({
      id,
      kind,
      state,
      createdAt: createdAt.toISOString(),
      counts: counts.get(id) ?? NONE,
    })),
  );
}

/** One act of the reader's own, row by row: as preview, under way, or as the report. NOT_FOUND for acts of others. */
export async function getBulkAct(
  ctx: Ctx,
  { conferenceId, actId }: { conferenceId: string; actId: string },
): Promise<Result<BulkActView>> {
  const denied = authorize(ctx, "delegate.read", { conferenceId });
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("NOT_FOUND", "bulkActNotFound");
  const act = await db.bulkAct.findFirst({
    where: { id: actId, conferenceId, requestedBy: actor.userId },
    include: { rows: { orderBy: { position: "asc" } } },
  });
  if (!act) return refuse("NOT_FOUND", "bulkActNotFound");
  const people = await db.delegate.findMany({
    where: {
      AND: [
        { id: { in: act.rows.map(({ delegateId }) => delegateId) } },
        delegateScope(ctx, "delegate.read"),
      ],
    },
    select: PERSON,
  });
  const byId = new Map(people.map((row) => [row.id, present(ctx, row)]));
  const counts = { ...NONE };
  for (const { state } of act.rows) counts[state] += 1;
  const terms = bulkTermsSchema.parse(act.terms);
  const assignee =
    terms.kind === "ASSIGN" && terms.assigneeId
      ? await db.user.findUnique({ where: { id: terms.assigneeId }, select: { name: true } })
      : null;
  return ok({
    id: act.id,
    kind: act.kind,
    state: act.state,
    createdAt: act.createdAt.toISOString(),
    counts,
    terms,
    assignee: assignee?.name ?? null,
    found: act.found,
    allowed: can(actor, PERMISSION_OF_KIND[act.kind], { conferenceId }),
    rows: act.rows.map(({ position, state, reason, reasonValues, delegateId }) => ({
      position,
      state,
      reason,
      reasonValues,
      person: byId.get(delegateId) ?? null,
    })),
  });
}
