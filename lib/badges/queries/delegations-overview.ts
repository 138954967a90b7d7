import "server-only";
import type { DelegationsFilter } from "@/lib/badges/schema";
import type { ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { compareIn } from "@/lib/i18n/collation";
import { nameQueryKeys } from "@/lib/matching/name-keys";
import { organizationName } from "@/lib/organizations/names";
import { organizationKeys } from "@/lib/organizations/organization-keys";
import { type RegionalGroup, regionalGroup } from "@/lib/organizations/regional-groups";
import { authorize } from "@/lib/policy/can";
import type { DelegationState } from "@/lib/policy/delegation-workflow";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal } from "@/lib/result";

/** How a delegation's documents stand: what waits for somebody comes before what is settled. */
export type DocumentsStanding = "NONE" | "DEFECTIVE" | "RECEIVED" | "VERIFIED";

/** People on the way from the document to the badge; each is counted in every stage that is behind them. */
export type DelegationFigures = {
  nominated: number;
  registered: number;
  complete: number;
  approved: number;
  collected: number;
};

export type DelegationOverview = DelegationFigures & {
  id: string;
  name: string;
  type: (typeof ORGANIZATION_TYPES)[number];
  region: RegionalGroup | "NONE";
  state: DelegationState;
  quota: number;
  /** Begun and not submitted. */
  drafts: number;
  /** Who waits for an endorsement that nobody can give, since no focal point is in office. */
  unheard: number;
  documents: DocumentsStanding;
  lastActivityAt: string;
};

type Figures = DelegationFigures & {
  id: string;
  drafts: number;
  awaiting: number;
  heard: boolean;
  verified: number;
  received: number;
  defective: number;
  lastActivityAt: Date;
};

/** All figures of a conference in one statement; people come from the counters, not from a scan. */
function figuresOf(conferenceId: string, now: Date): Promise<Figures[]> {
  return db.$queryRaw<Figures[]>`
    WITH people AS (
      SELECT "delegationId",
        sum("count") FILTER (WHERE "state" = 'DRAFT') AS "drafts",
        sum("count") FILTER (WHERE "state" = 'AWAITING_ENDORSEMENT') AS "awaiting",
        sum("count") FILTER (WHERE "state" NOT IN ('INVITED', 'DRAFT', 'WITHDRAWN', 'SUBSTITUTED', 'LAPSED')) AS "registered",
        sum("count") FILTER (WHERE "state" IN ('IN_REVIEW', 'READY', 'APPROVED')) AS "complete",
        sum("count") FILTER (WHERE "state" = 'APPROVED') AS "approved"
      FROM "DelegateCount" WHERE "conferenceId" = ${conferenceId}::uuid GROUP BY "delegationId"),
    papers AS (
      SELECT n."delegationId", max(n."receivedAt") AS "receivedAt",
        count(*) FILTER (WHERE n."state" = 'VERIFIED') AS "verified",
        count(*) FILTER (WHERE n."state" = 'RECEIVED') AS "received",
        count(*) FILTER (WHERE n."state" = 'DEFECTIVE') AS "defective",
        coalesce(sum((SELECT count(*) FROM "NominationLine" l WHERE l."documentId" = n."id"))
          FILTER (WHERE n."state" IN ('VERIFIED', 'RECEIVED')), 0) AS "nominated"
      FROM "NominationDocument" n JOIN "Delegation" g ON g."id" = n."delegationId"
      WHERE g."conferenceId" = ${conferenceId}::uuid GROUP BY n."delegationId"),
    moved AS (
      SELECT d."delegationId", max(d."stateSince") AS "at",
        count(*) FILTER (WHERE EXISTS (
          SELECT 1 FROM "Badge" b WHERE b."delegateId" = d."id" AND b."state" = 'ISSUED')) AS "collected"
      FROM "Delegate" d WHERE d."conferenceId" = ${conferenceId}::uuid AND d."delegationId" IS NOT NULL
      GROUP BY d."delegationId"),
    heard AS (
      SELECT DISTINCT f."delegationId" FROM "FocalPoint" f JOIN "Delegation" g ON g."id" = f."delegationId"
      JOIN "Conference" c ON c."id" = g."conferenceId" JOIN "User" u ON u."id" = f."userId"
      WHERE g."conferenceId" = ${conferenceId}::uuid AND f."revokedAt" IS NULL AND u."suspendedAt" IS NULL
        AND (${now}::timestamptz AT TIME ZONE c."timeZone")::date BETWEEN f."startsOn" AND coalesce(f."endsOn", 'infinity'))
    SELECT g."id", coalesce(a."nominated", 0)::int AS "nominated", coalesce(p."registered", 0)::int AS "registered",
      coalesce(p."complete", 0)::int AS "complete", coalesce(p."approved", 0)::int AS "approved",
      coalesce(m."collected", 0)::int AS "collected", coalesce(p."drafts", 0)::int AS "drafts",
      coalesce(p."awaiting", 0)::int AS "awaiting", h."delegationId" IS NOT NULL AS "heard",
      coalesce(a."verified", 0)::int AS "verified", coalesce(a."received", 0)::int AS "received",
      coalesce(a."defective", 0)::int AS "defective",
      greatest(g."stateSince", a."receivedAt", m."at") AS "lastActivityAt"
    FROM "Delegation" g LEFT JOIN people p ON p."delegationId" = g."id"
    LEFT JOIN papers a ON a."delegationId" = g."id" LEFT JOIN moved m ON m."delegationId" = g."id"
    LEFT JOIN heard h ON h."delegationId" = g."id"
    WHERE g."conferenceId" = ${conferenceId}::uuid`;
}

function standingOf({ received, defective, verified }: Figures): DocumentsStanding {
  if (received > 0) return "RECEIVED";
  if (verified > 0) return "VERIFIED";
  return defective > 0 ? "DEFECTIVE" : "NONE";
}

/**
 * What a filter keeps; `gap` are delegations of which somebody named has not registered, `unheard` those where somebody
 * waits for an endorsement that nobody can give.
 */
function kept(filter: DelegationsFilter, row: DelegationOverview): boolean {
  return (
    (!filter.type || row.type === filter.type) &&
    (!filter.region || row.region === filter.region) &&
    (!filter.documents || row.documents === filter.documents) &&
    (!filter.gap || row.registered < row.nominated) &&
    (!filter.unheard || row.unheard > 0)
  );
}

/**
 * All delegations of a conference with how far their people are, in the order of the language.
 * @returns those within the actor's reach that the filter keeps
 */
export async function listDelegationsOverview(
  ctx: Ctx,
  conferenceId: string,
  filter: DelegationsFilter,
): Promise<Result<DelegationOverview[]>> {
  const denied = authorize(ctx, "organization.read", { conferenceId });
  if (denied) return refusal(denied);
  const [rows, figures] = await Promise.all([
    db.delegation.findMany({
      where: { AND: [{ conferenceId }, delegationScope(ctx, "organization.read")] },
      include: { organization: true },
    }),
    figuresOf(conferenceId, ctx.now),
  ]);
  const figuresById = new Map(figures.map((figure) => [figure.id, figure]));
  const asked = filter.q ? nameQueryKeys(filter.q) : null;
  return ok(
    rows
      .flatMap(({ id, organization, state, quota }): DelegationOverview[] => {
        const figure = figuresById.get(id);
        if (!figure) return [];
        const keys = asked && new Set(organizationKeys(organization));
        if (keys && !asked.every((anyOf) => anyOf.some((key) => keys.has(key)))) return [];
        const { nominated, registered, complete, approved, collected, drafts, lastActivityAt } = figure;
        return [
          {
            id,
            name: organizationName(organization, ctx.locale),
            type: organization.type,
            region: regionalGroup(organization.countryIso3) ?? "NONE",
            state,
            quota,
            nominated,
            registered,
            complete,
            approved,
            collected,
            drafts,
            unheard: figure.heard ? 0 : figure.awaiting,
            documents: standingOf(figure),
            lastActivityAt: lastActivityAt.toISOString(),
          },
        ];
      })
      .filter((row) => kept(filter, row))
      .sort((a, b) => compareIn(ctx.locale, a.name, b.name)),
  );
}
