import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { plainDateOf } from "@/lib/delegates/draft";
import { type NominatingDelegation, nominatingDelegation } from "@/lib/delegates/queries/nominations";
import { textIn } from "@/lib/i18n/localized-text";
import { placesOfDelegation } from "@/lib/organizations/places-of-delegation";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** One limit that may be set; `places` is null where there is none, and then `used` is not counted. */
export type TermLimit = {
  kind: "CATEGORY" | "ZONE" | "SECONDARY_CARD";
  id: string;
  name: string;
  places: number | null;
  used: number | null;
};

export type DelegationTerms = {
  delegation: NominatingDelegation;
  version: number;
  quota: number;
  used: number;
  deadlineOn: string | null;
  language: string;
  contactEmail: string | null;
  limits: TermLimit[];
};

/** What a delegation was notified of, with the use of every limit, for officers. NOT_FOUND out of reach. */
export async function getDelegationTerms(ctx: Ctx, delegationId: string): Promise<Result<DelegationTerms>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  const delegation = await nominatingDelegation(ctx, delegationId);
  if (!delegation.ok) return delegation;
  const row = await db.delegation.findFirst({
    where: { AND: [{ id: delegationId }, delegationScope(ctx, "organization.manage")] },
    include: {
      organization: true,
      conference: {
        include: { zones: { orderBy: { bit: "asc" } }, categories: { orderBy: { position: "asc" } } },
      },
    },
  });
  if (!row) return refuse("NOT_FOUND", "delegationNotFound");
  const places = await placesOfDelegation(db, delegationId);
  const { zones, categories, timeZone } = row.conference;
  const limit = (kind: TermLimit["kind"], id: string, name: unknown): TermLimit => {
    const found = places.find((one) => one.kind === kind && (one.categoryId ?? one.zoneId) === id);
    return {
      kind,
      id,
      name: textIn(name, ctx.locale),
      places: found?.places ?? null,
      used: found?.used ?? null,
    };
  };
  const local = new Intl.DateTimeFormat("en-CA", { timeZone });
  return ok({
    delegation: delegation.value,
    version: row.version,
    quota: row.quota,
    used: places.find(({ kind }) => kind === "TOTAL")?.used ?? 0,
    deadlineOn: row.deadlineAt && plainDateOf(new Date(`${local.format(row.deadlineAt)}T00:00:00Z`)),
    language: row.language,
    contactEmail: row.contactEmail,
    limits: [
      ...categories
        .filter(({ organizationTypes }) => organizationTypes.includes(row.organization.type))
        .map(({ id, name }) => limit("CATEGORY", id, name)),
      ...zones.map(({ id, name }) => limit("ZONE", id, name)),
      ...zones.map(({ id, name }) => limit("SECONDARY_CARD", id, name)),
    ],
  });
}
