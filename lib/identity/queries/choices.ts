import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { textIn } from "@/lib/i18n/localized-text";
import { ORGANIZATION_FACTS, type OrganizationFacts } from "@/lib/identity/held-roles";
import { authorize, holdsEverywhere } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal } from "@/lib/result";

/** A conference in which the actor may grant roles, with what narrows them. */
export type GrantPlace = {
  id: string;
  name: string;
  delegations: { id: string; organization: OrganizationFacts }[];
  categories: { id: string; label: string }[];
};

export type GrantChoices = {
  places: GrantPlace[];
  /** The actor may also grant roles in all conferences at once. */
  everywhere: boolean;
};

/** Where the actor may grant roles. */
export async function listGrantChoices(ctx: Ctx): Promise<Result<GrantChoices>> {
  const denied = authorize(ctx, "role.grant");
  if (denied) return refusal(denied);
  const conferences = await db.conference.findMany({
    where: conferenceScope(ctx, "role.grant"),
    orderBy: { startsOn: "desc" },
    take: 100,
    include: {
      categories: { orderBy: { position: "asc" } },
      delegations: { select: { id: true, organization: { select: ORGANIZATION_FACTS } } },
    },
  });
  const places = conferences.map(({ id, shortTitle, delegations, categories }) => ({
    id,
    name: textIn(shortTitle, ctx.locale),
    delegations,
    categories: categories.map((category) => ({
      id: category.id,
      label: `${category.code} ${textIn(category.name, ctx.locale)}`,
    })),
  }));
  return ok({ places, everywhere: holdsEverywhere(ctx.actor, "role.grant") });
}

/** Every organization that somebody may work for, for the invitation of a user. */
export async function listEmployers(
  ctx: Ctx,
): Promise<Result<{ id: string; organization: OrganizationFacts }[]>> {
  const denied = authorize(ctx, "user.manage");
  if (denied) return refusal(denied);
  const rows = await db.organization.findMany({ select: { id: true, ...ORGANIZATION_FACTS }, take: 1000 });
  return ok(rows.map(({ id, ...organization }) => ({ id, organization })));
}
