import "server-only";
import { loadProofStandings, type ProofAtDesk } from "@/lib/badges/load-proof-standings";
import { type BatchFilter, batchFilterSchema } from "@/lib/badges/schema";
import { LIVE_BADGE_STATES } from "@/lib/badges/workflow";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { textIn } from "@/lib/i18n/localized-text";
import { displayName } from "@/lib/i18n/names";
import { organizationName } from "@/lib/organizations/names";
import { authorize } from "@/lib/policy/can";
import { conferenceScope, delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type BatchRow = {
  id: string;
  state: "WAITING" | "RUNNING" | "DONE" | "FAILED";
  total: number;
  done: number;
  /** People whose badge was made, or who were left out; printing follows part by part. */
  prepared: number;
  printed: number;
  form: BatchFilter["form"];
  requestedBy: string | null;
  createdAt: string;
  finishedAt: string | null;
  parts: { part: number; badges: number }[];
  skipped: { delegateId: string; name: string; reason: string }[];
};

/** How the badges of a delegation that wait for print stand beside its last signature under the proofs. */
export type BatchProofs = {
  signature: ProofAtDesk["signature"];
  /** How many are not as signed, and since when the first of them. */
  open: number;
  since: string | null;
};

/** What could be printed now, by delegation and by category. */
export type BatchChoice = {
  total: number;
  delegations: { id: string; name: string; count: number; proofs: BatchProofs }[];
  categories: { id: string; code: string; name: string; count: number }[];
};

const MAX_SHOWN = 20;

const PARTS = {
  parts: { orderBy: { position: "asc" } },
  items: { where: { skipped: { not: null } }, orderBy: { position: "asc" }, take: 200 },
} as const satisfies Prisma.BadgeBatchInclude;

type Row = Prisma.BadgeBatchGetPayload<{ include: typeof PARTS }>;

async function rowsOf(batches: Row[]): Promise<BatchRow[]> {
  const skipped = batches.flatMap(({ items }) => items.map(({ delegateId }) => delegateId));
  const people = await db.delegate.findMany({ where: { id: { in: skipped } }, include: { person: true } });
  const users = await db.user.findMany({
    where: { id: { in: batches.map(({ requestedBy }) => requestedBy) } },
  });
  const prepared = await db.badgeBatchItem.groupBy({
    by: ["batchId"],
    where: {
      batchId: { in: batches.map(({ id }) => id) },
      OR: [{ badgeId: { not: null } }, { skipped: { not: null } }],
    },
    _count: true,
  });
  const nameOf = new Map(people.map(({ id, person }) => [id, displayName(person)]));
  return batches.map((batch) => ({
    id: batch.id,
    state: batch.state,
    total: batch.total,
    done: batch.done,
    prepared: prepared.find(({ batchId }) => batchId === batch.id)?._count ?? 0,
    printed: batch.parts.reduce((sum, { badges }) => sum + badges, 0),
    form: batchFilterSchema.parse(batch.filter).form,
    requestedBy: users.find(({ id }) => id === batch.requestedBy)?.name ?? null,
    createdAt: batch.createdAt.toISOString(),
    finishedAt: batch.finishedAt?.toISOString() ?? null,
    parts: batch.parts.map(({ position, badges }) => ({ part: position + 1, badges })),
    skipped: batch.items.map(({ delegateId, skipped: reason }) => ({
      delegateId,
      name: nameOf.get(delegateId) ?? "",
      reason: reason ?? "",
    })),
  }));
}

/** The last batches of a conference, newest first, with their progress. */
export async function listBadgeBatches(ctx: Ctx, conferenceId: string): Promise<Result<BatchRow[]>> {
  const denied = authorize(ctx, "badge.print", { conferenceId });
  if (denied) return refusal(denied);
  const batches = await db.badgeBatch.findMany({
    where: { conferenceId, conference: conferenceScope(ctx, "badge.print") },
    include: PARTS,
    orderBy: { createdAt: "desc" },
    take: MAX_SHOWN,
  });
  return ok(await rowsOf(batches));
}

/** Progress of one batch, for a page that waits for it; NOT_FOUND batchNotFound out of reach. */
export async function getBadgeBatch(ctx: Ctx, batchId: string): Promise<Result<BatchRow>> {
  const denied = authorize(ctx, "badge.print");
  if (denied) return refusal(denied);
  const batch = await db.badgeBatch.findFirst({
    where: { id: batchId, conference: conferenceScope(ctx, "badge.print") },
    include: PARTS,
  });
  const [row] = batch ? await rowsOf([batch]) : [];
  return row ? ok(row) : refuse("NOT_FOUND", "batchNotFound");
}

function proofsOf(standings: readonly ProofAtDesk[]): BatchProofs {
  const since = standings.flatMap((one) => one.since ?? []).toSorted();
  return {
    signature: standings[0]?.signature ?? null,
    open: standings.filter(({ standing }) => standing !== "signed").length,
    since: since[0] ?? null,
  };
}

/** How many approved people have no badge yet, by delegation, with its signed proofs, and by category. */
export async function getBatchChoice(ctx: Ctx, conferenceId: string): Promise<Result<BatchChoice>> {
  const denied = authorize(ctx, "badge.print", { conferenceId });
  if (denied) return refusal(denied);
  const where: Prisma.DelegateWhereInput = {
    AND: [delegateScope(ctx, "badge.print")],
    conferenceId,
    state: "APPROVED",
    badges: { none: { state: { in: [...LIVE_BADGE_STATES] } } },
  };
  const [byDelegation, byCategory, delegations, categories, standings] = await Promise.all([
    db.delegate.groupBy({ by: ["delegationId"], where, _count: true }),
    db.delegate.groupBy({ by: ["categoryId"], where, _count: true }),
    db.delegation.findMany({ where: { conferenceId }, include: { organization: true } }),
    db.category.findMany({ where: { conferenceId }, orderBy: { position: "asc" } }),
    loadProofStandings(db, where),
  ]);
  const proofs = Map.groupBy(standings, ({ delegationId }) => delegationId);
  const inDelegation = new Map(byDelegation.map((row) => [row.delegationId, row._count]));
  const inCategory = new Map(byCategory.map((row) => [row.categoryId, row._count]));
  return ok({
    total: byDelegation.reduce((sum, row) => sum + row._count, 0),
    delegations: delegations
      .map(({ id, organization }) => ({
        id,
        name: organizationName(organization, ctx.locale),
        count: inDelegation.get(id) ?? 0,
        proofs: proofsOf(proofs.get(id) ?? []),
      }))
      .filter(({ count }) => count > 0)
      .toSorted((one, other) => one.name.localeCompare(other.name, ctx.locale)),
    categories: categories
      .map(({ id, code, name }) => ({
        id,
        code,
        name: textIn(name, ctx.locale),
        count: inCategory.get(id) ?? 0,
      }))
      .filter(({ count }) => count > 0),
  });
}
