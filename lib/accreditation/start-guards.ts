import "server-only";
import { rulesOfCategory } from "@/lib/conferences/review-rules";
import type { Tx } from "@/lib/db/client";
import type { Guard } from "@/lib/policy/transition-row";

/** Guards of the workflow that do not hold, each with its key in the namespace `errors`. */
export type Blocked = Partial<Record<Guard, string>>;

type Facts = { id: string; conferenceId: string; delegationId: string | null; categoryId: string | null };

/** The rules under which a review of this person would begin: those it began under before, or the present ones. */
export function ruleSetFor(tx: Tx, delegate: { conferenceId: string; reviewRuleSetId: string | null }) {
  const { conferenceId, reviewRuleSetId: id } = delegate;
  return tx.reviewRuleSet.findFirstOrThrow({
    where: id ? { id } : { conferenceId },
    orderBy: { number: "desc" },
  });
}

/**
 * What stands against starting the reviews (practice table, R10): the delegation's nomination document is not verified
 * although the category needs it, or an officer has yet to say whether this is somebody registered twice.
 */
export async function blockedStart(tx: Tx, delegate: Facts, ruleSet: { rules: unknown }): Promise<Blocked> {
  const blocked: Blocked = {};
  if (rulesOfCategory(ruleSet.rules, delegate.categoryId).needsNomination) {
    const verified = delegate.delegationId
      ? await tx.nominationDocument.count({
          where: { delegationId: delegate.delegationId, state: "VERIFIED" },
        })
      : 0;
    if (verified === 0) blocked.nominationVerified = "nominationNotVerified";
  }
  const doubles = await tx.duplicatePair.count({
    where: { state: "OPEN", OR: [{ oneId: delegate.id }, { otherId: delegate.id }] },
  });
  if (doubles > 0) blocked.duplicatesResolved = "duplicatesOpen";
  return blocked;
}
