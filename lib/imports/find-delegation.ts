import { because, type Reason } from "@/lib/imports/reason";
import { type KnownOrganization, organizationFinder } from "@/lib/organizations/find-organization";
import { type DelegationState, takesRegistrations } from "@/lib/policy/delegation-workflow";

/** A delegation of the conference, as rows are set beside it. */
export type KnownDelegation = {
  id: string;
  state: DelegationState;
  language: string;
  organization: KnownOrganization & { suspended: boolean };
};

export type FoundDelegation = { ok: true; delegation: KnownDelegation } | { ok: false; reason: Reason };

const FIELD = "delegation_code";

/**
 * Which delegation of the conference a cell means, by code or name in any language. In a focal point's file an empty
 * cell means the own delegation, and every other is refused, whether it exists or not.
 * @param ownId the delegation to which the import is narrowed; null for the whole conference
 */
export function delegationFinder(
  delegations: readonly KnownDelegation[],
  ownId: string | null,
): (text: unknown) => FoundDelegation {
  const find = organizationFinder(delegations.map(({ organization }) => organization));
  const ofOrganization = new Map(delegations.map((delegation) => [delegation.organization.id, delegation]));
  const own = delegations.find(({ id }) => id === ownId);
  return (text) => {
    if (typeof text !== "string") {
      return own
        ? { ok: true, delegation: own }
        : { ok: false, reason: { field: FIELD, text: "validation.required" } };
    }
    const found = find(text);
    const delegation = found.kind === "found" ? ofOrganization.get(found.id) : undefined;
    if (delegation && (ownId === null || delegation.id === ownId)) return { ok: true, delegation };
    if (ownId !== null) return { ok: false, reason: because("otherDelegation", FIELD) };
    if (found.kind !== "ambiguous") return { ok: false, reason: because("delegationUnknown", FIELD) };
    const codes = found.ids.map((id) => ofOrganization.get(id)?.organization.code ?? "").join(", ");
    return { ok: false, reason: because("delegationAmbiguous", FIELD, { codes }) };
  };
}

/** Why nobody can be registered for that delegation now; undefined when somebody can. */
export function closedReason({ state, organization }: KnownDelegation): Reason | undefined {
  const open = takesRegistrations(state) && !organization.suspended;
  return open ? undefined : because("delegationClosed", FIELD);
}
