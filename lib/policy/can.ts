import type { Actor, Ctx, Grant } from "@/lib/context";
import type { Refusal } from "@/lib/errors";
import type { Permission } from "@/lib/policy/permissions";
import { type Role, roleDefinition } from "@/lib/policy/roles";

/** Where an act takes place. What is left out is not asked about. */
export type Place = { conferenceId?: string; delegationId?: string | null; categoryId?: string | null };

/** What jobs, seeds and scripts may do: everything that a person's command enqueues or that set-up needs. */
const SYSTEM_MAY: ReadonlySet<Permission> = new Set<Permission>([
  "conference.manage",
  "user.manage",
  "role.grant",
  "job.manage",
  "organization.manage",
  "nomination.record",
  "registration.create",
  "badge.print",
  "waitingList.advance",
  "review.complete",
  "registration.lapse",
  "registration.close",
  "registration.purge",
  "delegation.activate",
  "registration.substitute",
  "fieldKeys.rotate",
  "retention.manage",
]);

function grantReaches(grant: Grant, place: Place): boolean {
  if (place.conferenceId && grant.conferenceId && grant.conferenceId !== place.conferenceId) return false;
  const { reach } = roleDefinition(grant.role);
  if (reach === "delegation" && place.delegationId !== undefined) {
    return grant.delegationId !== null && grant.delegationId === place.delegationId;
  }
  if (reach === "category" && place.categoryId !== undefined) {
    return place.categoryId !== null && grant.categoryIds.includes(place.categoryId);
  }
  return true;
}

/** The grants of a user that carry the permission at that place; empty means: may not. */
export function grantsFor(actor: Actor, permission: Permission, place: Place = {}): Grant[] {
  if (actor.kind !== "user") return [];
  return actor.grants.filter(
    (grant) => roleDefinition(grant.role).permissions.includes(permission) && grantReaches(grant, place),
  );
}

/** Whether the actor holds the permission at that place. Denies by default. */
export function can(actor: Actor, permission: Permission, place: Place = {}): boolean {
  switch (actor.kind) {
    case "anonymous":
      return false;
    case "system":
      return SYSTEM_MAY.has(permission);
    case "registrant":
      return (
        roleDefinition("delegate").permissions.includes(permission) &&
        (place.conferenceId === undefined || place.conferenceId === actor.conferenceId)
      );
    case "user":
      return grantsFor(actor, permission, place).length > 0;
  }
}

/** Whether the actor holds the permission in all conferences, those to come included. */
export function holdsEverywhere(actor: Actor, permission: Permission): boolean {
  if (actor.kind === "system") return SYSTEM_MAY.has(permission);
  return grantsFor(actor, permission).some((grant) => grant.conferenceId === null);
}

/**
 * First statement of every command and query.
 * @returns undefined when the actor may, UNAUTHENTICATED when nobody is signed in, FORBIDDEN otherwise
 */
export function authorize(ctx: Ctx, permission: Permission, place: Place = {}): Refusal | undefined {
  if (can(ctx.actor, permission, place)) return undefined;
  if (ctx.actor.kind === "anonymous") return { code: "UNAUTHENTICATED", message: "signInFirst" };
  return { code: "FORBIDDEN", message: "notAllowed" };
}

/** Same, where any one of several permissions opens the door. */
export function authorizeAny(
  ctx: Ctx,
  permissions: readonly Permission[],
  place: Place = {},
): Refusal | undefined {
  if (permissions.some((permission) => can(ctx.actor, permission, place))) return undefined;
  return ctx.actor.kind === "anonymous"
    ? { code: "UNAUTHENTICATED", message: "signInFirst" }
    : { code: "FORBIDDEN", message: "notAllowed" };
}

/** The role under which the actor acts, written into decisions and audit entries. */
export function actingRole(
  actor: Actor,
  permission: Permission,
  place: Place = {},
): Role | "system" | "anonymous" {
  if (actor.kind === "system") return "system";
  if (actor.kind === "registrant") return "delegate";
  if (actor.kind === "anonymous") return "anonymous";
  return grantsFor(actor, permission, place)[0]?.role ?? "anonymous";
}

/**
 * The first statement of what everybody may do, so that "no check" is a decision somebody wrote down.
 * @param _reason why it is open
 */
export function allowEveryone(_reason: string): void {}
