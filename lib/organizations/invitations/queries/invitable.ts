import "server-only";
import type { ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { compareIn } from "@/lib/i18n/collation";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/config";
import { localeOf } from "@/lib/i18n/load-messages";
import { type InvitationsFilter, MAX_INVITATIONS } from "@/lib/organizations/invitations/schema";
import { organizationName } from "@/lib/organizations/names";
import { organizationKeys, organizationQueryKeys } from "@/lib/organizations/organization-keys";
import { regionalGroup } from "@/lib/organizations/regional-groups";
import { authorize } from "@/lib/policy/can";
import type { DelegationState } from "@/lib/policy/delegation-workflow";
import { ok, type Result, refusal } from "@/lib/result";

/** An organization of the registry as it may be invited, with what was last used for it. */
export type InvitableOrganization = {
  id: string;
  name: string;
  type: (typeof ORGANIZATION_TYPES)[number];
  suspended: boolean;
  /** Where it stands at this conference; null when it is not invited. */
  delegation: { id: string; state: DelegationState } | null;
  language: Locale;
  contactEmail: string | null;
};

export type InvitableList = {
  /** As many as one sending takes. */
  rows: InvitableOrganization[];
  /** How many more fit. */
  left: number;
  /** What inviting all who fit and can be invited would do. */
  free: { new: number; newWithoutMail: number };
};

/** Those of a list who can be invited: neither suspended nor here. */
const isFree = ({ suspended, delegation }: InvitableOrganization) => !suspended && delegation === null;

/**
 * All organizations that the filter keeps and that can be invited, in the order of the language, with language and
 * address as their latest delegation to any conference has them.
 */
export async function listFreeOrganizations(
  ctx: Ctx,
  conferenceId: string,
  filter: InvitationsFilter,
): Promise<Result<InvitableOrganization[]>> {
  const denied = authorize(ctx, "organization.manage", { conferenceId });
  if (denied) return refusal(denied);
  return ok((await fitting(ctx, conferenceId, filter)).filter(isFree));
}

/** The organizations that the filter keeps, in the same order, for the page. */
export async function listInvitable(
  ctx: Ctx,
  conferenceId: string,
  filter: InvitationsFilter,
): Promise<Result<InvitableList>> {
  const denied = authorize(ctx, "organization.manage", { conferenceId });
  if (denied) return refusal(denied);
  const fit = await fitting(ctx, conferenceId, filter);
  const free = fit.filter(isFree);
  const withMail = free.filter(({ contactEmail }) => contactEmail).length;
  return ok({
    rows: fit.slice(0, MAX_INVITATIONS),
    left: Math.max(0, fit.length - MAX_INVITATIONS),
    free: { new: withMail, newWithoutMail: free.length - withMail },
  });
}

async function fitting(
  ctx: Ctx,
  conferenceId: string,
  filter: InvitationsFilter,
): Promise<InvitableOrganization[]> {
  const rows = await db.organization.findMany({
    where: { mergedIntoId: null, ...(filter.type ? { type: filter.type } : {}) },
    include: { delegations: { orderBy: { createdAt: "desc" } } },
  });
  const asked = filter.q ? organizationQueryKeys(filter.q) : null;
  const kept = rows.flatMap((row): InvitableOrganization[] => {
    if (filter.region && (regionalGroup(row.countryIso3) ?? "NONE") !== filter.region) return [];
    const here = row.delegations.find((delegation) => delegation.conferenceId === conferenceId);
    if (here && !filter.all) return [];
    const keys = asked && new Set(organizationKeys(row));
    if (keys && !asked.every((anyOf) => anyOf.some((key) => keys.has(key)))) return [];
    const latest = here ?? row.delegations[0];
    return [
      {
        id: row.id,
        name: organizationName(row, ctx.locale),
        type: row.type,
        suspended: row.suspendedAt !== null,
        delegation: here ? { id: here.id, state: here.state } : null,
        language: latest ? localeOf(latest.language) : DEFAULT_LOCALE,
        contactEmail: latest?.contactEmail ?? null,
      },
    ];
  });
  return kept.sort((a, b) => compareIn(ctx.locale, a.name, b.name));
}
