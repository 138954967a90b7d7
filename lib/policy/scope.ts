import type { Ctx, Grant } from "@/lib/context";
import type { Prisma } from "@/lib/db/generated/client";
import { can, grantsFor, holdsEverywhere } from "@/lib/policy/can";
import { UNSUBMITTED_STATES } from "@/lib/policy/delegate-states";
import type { Permission } from "@/lib/policy/permissions";
import { roleDefinition } from "@/lib/policy/roles";

/** Matches no row: what somebody without the permission sees. */
const NOTHING = { id: { in: [] as string[] } };

function delegateWhereOfGrant(grant: Grant): Prisma.DelegateWhereInput {
  const { reach } = roleDefinition(grant.role);
  const conference = grant.conferenceId ? { conferenceId: grant.conferenceId } : {};
  switch (reach) {
    case "conference":
      return conference;
    case "category":
      return { ...conference, categoryId: { in: grant.categoryIds } };
    case "delegation":
      return grant.delegationId ? { ...conference, delegationId: grant.delegationId } : NOTHING;
    case "own":
      return NOTHING;
  }
}

/**
 * The delegates that the actor may reach with this permission, as part of the query itself: what is outside does
 * not exist for the actor (NOT_FOUND). Drafts belong to their owner and are not seen by staff.
 */
export function delegateScope(ctx: Ctx, permission: Permission): Prisma.DelegateWhereInput {
  const { actor } = ctx;
  if (actor.kind === "registrant") {
    return can(actor, permission) ? { conferenceId: actor.conferenceId, ownerEmail: actor.email } : NOTHING;
  }
  if (actor.kind === "system") return can(actor, permission) ? {} : NOTHING;
  const grants = grantsFor(actor, permission);
  if (grants.length === 0) return NOTHING;
  // A draft is its owner's and, once it names a delegation, that of its focal points; staff see a person from the
  // submission on.
  const drafts: Prisma.DelegateWhereInput[] = grants
    .filter(({ role }) => roleDefinition(role).reach === "delegation")
    .map(delegateWhereOfGrant);
  const own = actor.kind === "user" ? [{ createdByUserId: actor.userId }] : [];
  // Whom protocol has invited by rank, all of protocol may take further.
  const guests: Prisma.DelegateWhereInput[] =
    permission === "review.fastTrack" ? [{ state: "INVITED", protocolRank: { not: null } }] : [];
  return {
    AND: [
      { OR: grants.map(delegateWhereOfGrant) },
      { OR: [{ state: { notIn: [...UNSUBMITTED_STATES] } }, ...drafts, ...own, ...guests] },
    ],
  };
}

/** The delegations that the actor may reach with this permission. */
export function delegationScope(ctx: Ctx, permission: Permission): Prisma.DelegationWhereInput {
  if (ctx.actor.kind === "system") return can(ctx.actor, permission) ? {} : NOTHING;
  const grants = grantsFor(ctx.actor, permission);
  if (grants.length === 0) return NOTHING;
  return {
    OR: grants.map((grant) => {
      const conference = grant.conferenceId ? { conferenceId: grant.conferenceId } : {};
      if (roleDefinition(grant.role).reach !== "delegation") return conference;
      return grant.delegationId ? { ...conference, id: grant.delegationId } : NOTHING;
    }),
  };
}

/** The delegations whose nomination documents the actor may read: to record them, or to verify them. */
export function nominationScope(ctx: Ctx): Prisma.DelegationWhereInput {
  return { OR: [delegationScope(ctx, "nomination.record"), delegationScope(ctx, "nomination.verify")] };
}

/** The conferences in which the actor holds this permission; `undefined` in the fragment's place means all. */
export function conferenceScope(ctx: Ctx, permission: Permission): Prisma.ConferenceWhereInput {
  if (ctx.actor.kind === "system") return can(ctx.actor, permission) ? {} : NOTHING;
  if (ctx.actor.kind === "registrant")
    return can(ctx.actor, permission) ? { id: ctx.actor.conferenceId } : NOTHING;
  const grants = grantsFor(ctx.actor, permission);
  if (grants.some((grant) => grant.conferenceId === null)) return {};
  return { id: { in: grants.flatMap((grant) => grant.conferenceId ?? []) } };
}

/** Ids of the conferences that bound the permission; null where nothing bounds it. */
function boundsOf(ctx: Ctx, permission: Permission): string[] | null {
  if (holdsEverywhere(ctx.actor, permission)) return null;
  return grantsFor(ctx.actor, permission).flatMap((grant) => grant.conferenceId ?? []);
}

/**
 * The accounts that the actor may see with this permission: those that hold a role in one of the actor's conferences,
 * and those that hold none yet.
 */
export function userScope(ctx: Ctx, permission: Permission): Prisma.UserWhereInput {
  const bounds = boundsOf(ctx, permission);
  if (bounds === null) return {};
  if (bounds.length === 0) return NOTHING;
  return {
    OR: [
      { grants: { some: { revokedAt: null, conferenceId: { in: bounds } } } },
      { grants: { none: { revokedAt: null } } },
    ],
  };
}

/** The accounts whose every role lies within the actor's conferences: what is done to them touches nobody else. */
export function wholeUserScope(ctx: Ctx, permission: Permission): Prisma.UserWhereInput {
  const bounds = boundsOf(ctx, permission);
  if (bounds === null) return {};
  if (bounds.length === 0) return NOTHING;
  const outside = [{ conferenceId: null }, { conferenceId: { notIn: bounds } }];
  return { grants: { none: { revokedAt: null, OR: outside } } };
}

/**
 * The requests for a second signature in the actor's conferences; what concerns all conferences is for those who hold
 * the permission in all.
 */
export function signatureScope(ctx: Ctx, permission: Permission): Prisma.SignatureRequestWhereInput {
  const bounds = boundsOf(ctx, permission);
  if (bounds === null) return {};
  return bounds.length === 0 ? NOTHING : { conferenceId: { in: bounds } };
}
