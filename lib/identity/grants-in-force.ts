import type { Grant } from "@/lib/context";
import { isRole, roleDefinition } from "@/lib/policy/roles";

type StoredGrant = Omit<Grant, "role"> & { role: string };

/**
 * The grants that count in a session. Until the second factor was shown, none count for whoever has one, and of the
 * others' only those whose role does not ask for it.
 */
export function grantsInForce(
  stored: readonly StoredGrant[],
  factor: { enrolled: boolean; shown: boolean },
): { grants: Grant[]; secondFactorDue: boolean } {
  const held = stored.flatMap(({ role, conferenceId, delegationId, categoryIds }): Grant[] =>
    isRole(role) ? [{ role, conferenceId, delegationId, categoryIds }] : [],
  );
  if (factor.shown) return { grants: held, secondFactorDue: false };
  if (factor.enrolled) return { grants: [], secondFactorDue: true };
  const grants = held.filter(({ role }) => !roleDefinition(role).secondFactor);
  return { grants, secondFactorDue: grants.length < held.length };
}
