import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { compareIn } from "@/lib/i18n/collation";
import { textIn } from "@/lib/i18n/localized-text";
import { organizationName } from "@/lib/organizations/names";
import {
  OBJECTION_PARTS,
  type ObjectionView,
  objectionView,
} from "@/lib/organizations/no-objection/objection-view";
import { APPLICANT_TYPES } from "@/lib/organizations/no-objection/schema";
import { authorize } from "@/lib/policy/can";
import type { DelegationState } from "@/lib/policy/delegation-workflow";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

const PERMISSION = "organization.manage";

export type Applicant = {
  id: string;
  version: number;
  name: string;
  state: DelegationState;
  stateSince: string;
};

export type CirculationSummary = {
  id: string;
  number: number;
  circulatedAt: string;
  closesAt: string;
  /** Whether objections are still taken. */
  runs: boolean;
  bodies: number;
  objected: number;
  accredited: number;
};

export type NoObjectionOverview = {
  /** Bodies that applied and are not circulated yet, and those that States decide on. */
  applicants: Applicant[];
  circulations: CirculationSummary[];
  noObjectionDays: number;
};

/** How many of the list's bodies met an objection, wherever they stand now. */
const wasObjected = { objections: { some: {} } };

/** The no-objection procedure of a conference: who applied, who waits for a decision, and the lists that went out. */
export async function listCirculations(ctx: Ctx, conferenceId: string): Promise<Result<NoObjectionOverview>> {
  const denied = authorize(ctx, PERMISSION, { conferenceId });
  if (denied) return refusal(denied);
  const scope = { AND: [{ conferenceId }, delegationScope(ctx, PERMISSION)] };
  const [conference, waiting, lists, bodies, objected, accredited] = await Promise.all([
    db.conference.findUnique({ where: { id: conferenceId }, select: { noObjectionDays: true } }),
    db.delegation.findMany({
      where: { AND: [scope, { state: { in: ["APPLIED", "ELIGIBILITY", "OBJECTED", "BODY_DECIDES"] } }] },
      include: { organization: true },
    }),
    db.circulation.findMany({ where: { conferenceId }, orderBy: { number: "desc" } }),
    db.delegation.groupBy({ by: ["circulationId"], where: scope, _count: true }),
    db.delegation.groupBy({
      by: ["circulationId"],
      where: { AND: [scope, wasObjected] },
      _count: true,
    }),
    db.delegation.groupBy({
      by: ["circulationId"],
      where: { AND: [scope, { decisions: { some: { toState: "ACCREDITED" } } }] },
      _count: true,
    }),
  ]);
  if (!conference) return refuse("NOT_FOUND", "conferenceNotFound");
  const countOf = (rows: { circulationId: string | null; _count: number }[], id: string) =>
    rows.find(({ circulationId }) => circulationId === id)?._count ?? 0;
  return ok({
    noObjectionDays: conference.noObjectionDays,
    applicants: waiting
      .map(({ id, version, organization, state, stateSince }) => ({
        id,
        version,
        name: organizationName(organization, ctx.locale),
        state,
        stateSince: stateSince.toISOString(),
      }))
      .sort((a, b) => compareIn(ctx.locale, a.name, b.name)),
    circulations: lists.map(({ id, number, circulatedAt, closesAt }) => ({
      id,
      number,
      circulatedAt: circulatedAt.toISOString(),
      closesAt: closesAt.toISOString(),
      runs: ctx.now < closesAt,
      bodies: countOf(bodies, id),
      objected: countOf(objected, id),
      accredited: countOf(accredited, id),
    })),
  });
}

export type CirculatedBody = Applicant & {
  acronym: string;
  type: string;
  purpose: string;
  competence: string;
  relevance: string;
  objections: ObjectionView[];
};

export type CirculationView = {
  id: string;
  number: number;
  circulatedAt: string;
  closesAt: string;
  runs: boolean;
  conference: { id: string; slug: string; code: string; title: string; timeZone: string; city: string };
  /** Where objections are sent. */
  contactEmail: string;
  bodies: CirculatedBody[];
};

/** One circulated list with its bodies and the objections to each. NOT_FOUND out of reach. */
export async function getCirculation(ctx: Ctx, circulationId: string): Promise<Result<CirculationView>> {
  const denied = authorize(ctx, PERMISSION);
  if (denied) return refusal(denied);
  const row = await db.circulation.findUnique({
    where: { id: circulationId },
    include: {
      conference: true,
      delegations: {
        where: delegationScope(ctx, PERMISSION),
        include: {
          organization: true,
          application: true,
          objections: OBJECTION_PARTS,
        },
      },
    },
  });
  const out = !row || authorize(ctx, PERMISSION, { conferenceId: row.conferenceId });
  if (out) return refuse("NOT_FOUND", "circulationNotFound");
  const { conference } = row;
  return ok({
    id: row.id,
    number: row.number,
    circulatedAt: row.circulatedAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    runs: ctx.now < row.closesAt,
    contactEmail: conference.contactEmail,
    conference: {
      id: conference.id,
      slug: conference.slug,
      code: conference.code,
      title: textIn(conference.title, ctx.locale),
      timeZone: conference.timeZone,
      city: textIn(conference.city, ctx.locale),
    },
    bodies: row.delegations
      .map(({ id, version, organization, application, state, stateSince, objections }) => ({
        id,
        version,
        name: organizationName(organization, ctx.locale),
        acronym: textIn(organization.acronym, ctx.locale),
        type: organization.type,
        state,
        stateSince: stateSince.toISOString(),
        purpose: application?.purpose ?? "",
        competence: application?.competence ?? "",
        relevance: application?.relevance ?? "",
        objections: objections.map((row) => objectionView(row, ctx.locale)),
      }))
      .sort((a, b) => compareIn(ctx.locale, a.name, b.name)),
  });
}

type Choice = { value: string; label: string };

/** The States of the registry, as those who may object. */
export async function listObjectingStates(ctx: Ctx): Promise<Result<Choice[]>> {
  const denied = authorize(ctx, PERMISSION);
  if (denied) return refusal(denied);
  const rows = await db.organization.findMany({
    where: { type: { in: ["MEMBER_STATE", "OBSERVER_STATE", "HOST_GOVERNMENT"] }, mergedIntoId: null },
  });
  return ok(sortedChoices(ctx, rows));
}

/** Bodies of the registry that may apply and are not at the conference yet. */
export async function listPossibleApplicants(ctx: Ctx, conferenceId: string): Promise<Result<Choice[]>> {
  const denied = authorize(ctx, PERMISSION, { conferenceId });
  if (denied) return refusal(denied);
  const rows = await db.organization.findMany({
    where: {
      type: { in: [...APPLICANT_TYPES] },
      mergedIntoId: null,
      suspendedAt: null,
      delegations: { none: { conferenceId } },
    },
  });
  return ok(sortedChoices(ctx, rows));
}

function sortedChoices(
  ctx: Ctx,
  rows: readonly { id: string; type: string; countryIso3: string | null; name: unknown }[],
): Choice[] {
  return rows
    .map((row) => ({ value: row.id, label: organizationName(row, ctx.locale) }))
    .sort((a, b) => compareIn(ctx.locale, a.label, b.label));
}
