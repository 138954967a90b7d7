import "server-only";
import type { ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { Organization, Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Refusal } from "@/lib/errors";
import { LOCALES, type Locale } from "@/lib/i18n/config";
import { textIn } from "@/lib/i18n/localized-text";
import { planMerge } from "@/lib/organizations/merge-plan";
import { organizationName } from "@/lib/organizations/names";
import { organizationQueryKeys } from "@/lib/organizations/organization-keys";
import type { RegistryFilter } from "@/lib/organizations/registry/schema";
import { beyondReach, changeableOrganizations } from "@/lib/organizations/registry-entry";
import { authorize } from "@/lib/policy/can";
import type { DelegationState } from "@/lib/policy/delegation-workflow";
import { ok, type Result, refusal, refuse } from "@/lib/result";

type OrganizationType = (typeof ORGANIZATION_TYPES)[number];

const PAGE = 50;

export type RegistryRow = {
  id: string;
  code: string;
  name: string;
  acronym: string;
  type: OrganizationType;
  suspended: boolean;
  /** The entry that took this one over. */
  mergedInto: { id: string; name: string } | null;
};

export type RegistryPage = {
  rows: RegistryRow[];
  /** Code for the filter's `after` of the next page; null on the last. */
  next: string | null;
  /** Entries of each type that are in use. */
  counts: { type: OrganizationType; count: number }[];
};

const ROW = { mergedInto: true } as const satisfies Prisma.OrganizationInclude;
type Row = Prisma.OrganizationGetPayload<{ include: typeof ROW }>;

function toRow(ctx: Ctx, row: Row): RegistryRow {
  const { id, code, type, acronym, suspendedAt, mergedInto } = row;
  return {
    id,
    code,
    name: organizationName(row, ctx.locale),
    acronym: textIn(acronym, ctx.locale),
    type,
    suspended: suspendedAt !== null,
    mergedInto: mergedInto && { id: mergedInto.id, name: organizationName(mergedInto, ctx.locale) },
  };
}

/**
 * The registry by code, fifty to a page. A search goes over code, names, acronyms and aliases in every language and
 * script, by the index on nameKeys; it finds merged entries too, which lead on, and the list leaves them out.
 */
export async function listRegistry(ctx: Ctx, filter: RegistryFilter): Promise<Result<RegistryPage>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  const { q, type, suspended, after } = filter;
  const sought: Prisma.OrganizationWhereInput[] = q
    ? organizationQueryKeys(q).map((anyOf) => ({ nameKeys: { hasSome: anyOf } }))
    : [{ mergedIntoId: null }];
  // A search of signs alone means nothing, and finds nothing.
  const nothing = q && sought.length === 0 ? [{ id: { in: [] } }] : [];
  const where: Prisma.OrganizationWhereInput = {
    AND: [
      ...sought,
      ...nothing,
      ...(type ? [{ type }] : []),
      ...(suspended ? [{ suspendedAt: { not: null } }] : []),
      ...(after ? [{ code: { gt: after } }] : []),
    ],
  };
  const [rows, groups] = await Promise.all([
    db.organization.findMany({ where, orderBy: { code: "asc" }, take: PAGE + 1, include: ROW }),
    db.organization.groupBy({ by: ["type"], where: { mergedIntoId: null }, _count: true }),
  ]);
  const page = rows.slice(0, PAGE);
  return ok({
    rows: page.map((row) => toRow(ctx, row)),
    next: rows.length > PAGE ? (page.at(-1)?.code ?? null) : null,
    counts: groups.map((group) => ({ type: group.type, count: group._count })),
  });
}

export type RegistryEntry = RegistryRow & {
  version: number;
  names: Partial<Record<Locale, string>>;
  acronyms: Partial<Record<Locale, string>>;
  aliases: string[];
  countryIso3: string | null;
  parent: { id: string; name: string } | null;
  children: { id: string; name: string }[];
  delegations: { id: string; conference: string; state: DelegationState }[];
  accounts: number;
  suspendedReason: string | null;
  suspendedAt: string | null;
  /** Entries taken over by this one and not given back. */
  merges: { id: string; givenId: string; name: string; at: string }[];
  history: { id: string; action: string; at: string; by: string }[];
  /** What stands against suspending and merging for this actor; null: nothing. */
  obstacle: Refusal | null;
};

const ENTRY = {
  ...ROW,
  parent: true,
  children: { where: { mergedIntoId: null }, orderBy: { code: "asc" } },
  delegations: { include: { conference: true }, orderBy: { createdAt: "desc" } },
  kept: { where: { undoneAt: null }, include: { given: true }, orderBy: { mergedAt: "desc" } },
  _count: { select: { users: true } },
} as const satisfies Prisma.OrganizationInclude;

const HISTORY_SHOWN = 50;

async function historyOf(organizationId: string): Promise<RegistryEntry["history"]> {
  const entries = await db.auditEntry.findMany({
    where: { subjectType: "organization", subjectId: organizationId },
    orderBy: { sequence: "desc" },
    take: HISTORY_SHOWN,
    select: { id: true, action: true, at: true, actorId: true, actorKind: true },
  });
  const ids = entries.flatMap(({ actorId, actorKind }) => (actorKind === "user" && actorId ? [actorId] : []));
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return entries.map(({ id, action, at, actorId }) => ({
    id,
    action: action.split(".")[1] ?? action,
    at: at.toISOString(),
    by: names.get(actorId ?? "") ?? "",
  }));
}

const textsOf = (value: unknown) =>
  Object.fromEntries(
    LOCALES.map((locale) => [locale, (value as Record<string, string> | null)?.[locale] ?? ""]),
  );

/** One entry with all that hangs on it. NOT_FOUND organizationNotFound for ids unknown or out of reach. */
export async function getRegistryEntry(ctx: Ctx, organizationId: string): Promise<Result<RegistryEntry>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  const row = await db.organization.findFirst({
    where: { AND: [{ id: organizationId }, changeableOrganizations(ctx)] },
    include: ENTRY,
  });
  if (!row) return refuse("NOT_FOUND", "organizationNotFound");
  const named = (entry: Organization) => ({ id: entry.id, name: organizationName(entry, ctx.locale) });
  const [reached, history] = await Promise.all([
    inTransaction(ctx, (tx, ctx) => beyondReach(tx, ctx, [organizationId])),
    historyOf(organizationId),
  ]);
  return ok({
    ...toRow(ctx, row),
    version: row.version,
    names: textsOf(row.name),
    acronyms: textsOf(row.acronym),
    aliases: row.aliases,
    countryIso3: row.countryIso3,
    parent: row.parent && named(row.parent),
    children: row.children.map(named),
    delegations: row.delegations.map(({ id, state, conference }) => ({
      id,
      state,
      conference: textIn(conference.shortTitle, ctx.locale),
    })),
    accounts: row._count.users,
    suspendedReason: row.suspendedReason,
    suspendedAt: row.suspendedAt?.toISOString() ?? null,
    merges: row.kept.map(({ id, given, mergedAt }) => ({
      id,
      givenId: given.id,
      name: organizationName(given, ctx.locale),
      at: mergedAt.toISOString(),
    })),
    history,
    obstacle: reached.ok ? null : reached.error,
  });
}

/** Bodies that others may stand under, for a list of choices; States stand under nobody. */
export async function listParentChoices(ctx: Ctx): Promise<Result<{ value: string; label: string }[]>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  const rows = await db.organization.findMany({
    where: { mergedIntoId: null, type: { in: ["UN_SYSTEM", "IGO", "NGO", "MEDIA", "OTHER"] } },
    orderBy: { code: "asc" },
    take: 1000,
  });
  return ok(
    rows.map((row) => ({ value: row.id, label: `${row.code} ${organizationName(row, ctx.locale)}` })),
  );
}

export type MergePreview = {
  kept: RegistryRow & { version: number };
  given: RegistryRow & { version: number };
  /** What a merge would move; null where something stands against it. */
  moves: { delegations: string[]; accounts: number; children: string[]; newAliases: string[] } | null;
  obstacle: Refusal | null;
};

/** Exactly what merging one entry into another would move, or what stands against it. */
export async function getMergePreview(
  ctx: Ctx,
  keptId: string,
  givenId: string,
): Promise<Result<MergePreview>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  return inTransaction<MergePreview>(ctx, async (tx, ctx) => {
    const rows = await tx.organization.findMany({
      where: { AND: [{ id: { in: [keptId, givenId] }, mergedIntoId: null }, changeableOrganizations(ctx)] },
      include: ROW,
    });
    const [kept, given] = [keptId, givenId].map((id) => rows.find((row) => row.id === id));
    if (!kept || !given || keptId === givenId) return refuse("NOT_FOUND", "organizationNotFound");
    const shown = (row: Row) => ({ ...toRow(ctx, row), version: row.version });
    const reached = await beyondReach(tx, ctx, [keptId, givenId]);
    const plan = reached.ok ? await planMerge(tx, kept, given) : reached;
    const both = { kept: shown(kept), given: shown(given) };
    if (!plan.ok) return ok({ ...both, moves: null, obstacle: plan.error });
    const { aliases, delegationIds, userIds, childIds } = plan.value;
    const [delegations, children] = await Promise.all([
      tx.delegation.findMany({ where: { id: { in: delegationIds } }, include: { conference: true } }),
      tx.organization.findMany({ where: { id: { in: childIds } }, orderBy: { code: "asc" } }),
    ]);
    return ok({
      ...both,
      moves: {
        delegations: delegations.map(({ conference }) => textIn(conference.shortTitle, ctx.locale)),
        accounts: userIds.length,
        children: children.map((child) => organizationName(child, ctx.locale)),
        newAliases: aliases.slice(kept.aliases.length),
      },
      obstacle: null,
    });
  });
}
