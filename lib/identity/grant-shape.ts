import type { Grant } from "@/lib/context";
import { roleDefinition } from "@/lib/policy/roles";

/**
 * The part of a grant that does not fit the role's reach: a delegation or categories where the role has none, or none
 * where it needs them; and the conference without which those mean nothing. Undefined when all fits.
 */
export function grantShapeProblem(
  grant: Grant,
): "role" | "conferenceId" | "delegationId" | "categoryIds" | undefined {
  const { reach } = roleDefinition(grant.role);
  if (reach === "own") return "role";
  if ((reach === "delegation") !== (grant.delegationId !== null)) return "delegationId";
  if ((reach === "category") !== grant.categoryIds.length > 0) return "categoryIds";
  return reach !== "conference" && grant.conferenceId === null ? "conferenceId" : undefined;
}
