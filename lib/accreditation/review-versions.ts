import { asksTheSame, rulesOfCategory } from "@/lib/conferences/review-rules";
import type { DelegateState } from "@/lib/policy/delegate-states";

/** Who may be restarted: the review has begun before and no decision is due yet. */
export const RESTARTABLE: DelegateState[] = ["SUBMITTED", "RETURNED", "IN_REVIEW"];

/** So many people of a category whose review began under a version. */
export type UnderVersion = { reviewRuleSetId: string | null; categoryId: string | null; people: number };

/** The groups of which the present version asks other reviews than the one under which they began. */
export function underOtherRules(
  groups: readonly UnderVersion[],
  versions: ReadonlyMap<string, unknown>,
  present: unknown,
): UnderVersion[] {
  return groups.filter(
    ({ reviewRuleSetId, categoryId }) =>
      reviewRuleSetId !== null &&
      !asksTheSame(
        rulesOfCategory(versions.get(reviewRuleSetId), categoryId),
        rulesOfCategory(present, categoryId),
      ),
  );
}
