import type { Actor } from "@/lib/context";
import type { FormStep } from "@/lib/delegates/schema/steps";

/** Steps whose content belongs to the person: the document number in clear, and health data. */
const PRIVATE_STEPS: readonly FormStep[] = ["document", "needs"];

/** Whose entry a registration is. */
export type EntryHolder = {
  ownerEmail: string | null;
  createdByUserId: string | null;
  delegationId: string | null;
};

/** Whether the delegation filled this entry in for somebody who does not hold it, and the actor speaks for it. */
function isDelegationsEntry(actor: Extract<Actor, { kind: "user" }>, entry: EntryHolder): boolean {
  const { ownerEmail, delegationId } = entry;
  if (ownerEmail !== null || delegationId === null) return false;
  return actor.grants.some((grant) => grant.delegationId === delegationId);
}

/**
 * The steps of a registration that stay closed to the actor, though the rest may be edited (role matrix: focal points
 * see identity documents of their own entries only, and no health data of people who register themselves). Officers
 * reveal a number on the dossier, where it is recorded.
 */
export function closedSteps(actor: Actor, entry: EntryHolder): readonly FormStep[] {
  if (actor.kind !== "user") return [];
  const { ownerEmail, createdByUserId } = entry;
  const own = ownerEmail
    ? ownerEmail.toLowerCase() === actor.email.toLowerCase()
    : createdByUserId === actor.userId || isDelegationsEntry(actor, entry);
  return own ? [] : PRIVATE_STEPS;
}
