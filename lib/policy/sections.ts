import type { Actor } from "@/lib/context";
import { can, type Place } from "@/lib/policy/can";
import type { Permission } from "@/lib/policy/permissions";

/** A page beside others of the same conference or delegation. */
export type Section<Name extends string> = { name: Name; path: string; permissions: readonly Permission[] };

/** Pages of a conference for those who review it, under /review/<slug>. */
export const CONFERENCE_SECTIONS = [
  { name: "queue", path: "", permissions: ["delegate.read"] },
  { name: "delegations", path: "/delegations", permissions: ["organization.manage", "statistics.read"] },
  { name: "duplicates", path: "/duplicates", permissions: ["duplicate.decide"] },
  { name: "imports", path: "/imports", permissions: ["organization.manage"] },
  { name: "noObjection", path: "/no-objection", permissions: ["organization.manage"] },
] as const satisfies readonly Section<string>[];

/** Pages of a delegation, under /delegations/<id>, for its focal points and for officers. */
export const DELEGATION_SECTIONS = [
  { name: "people", path: "", permissions: ["delegate.read"] },
  { name: "documents", path: "/documents", permissions: ["nomination.record", "nomination.verify"] },
  { name: "imports", path: "/imports", permissions: ["import.make"] },
  { name: "settings", path: "/settings", permissions: ["organization.manage"] },
] as const satisfies readonly Section<string>[];

/** The sections that the actor may open at that place; each page checks again for itself. */
export function sectionsFor<Name extends string>(
  sections: readonly Section<Name>[],
  actor: Actor,
  place: Place,
): Section<Name>[] {
  return sections.filter(({ permissions }) =>
    permissions.some((permission) => can(actor, permission, place)),
  );
}
