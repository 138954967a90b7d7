import type { CategoryRules, ReviewRule } from "@/lib/conferences/review-rules";
import { IDENTITY_CRITICAL } from "@/lib/delegates/identity-critical";
import type { SnapshotContent } from "@/lib/delegates/snapshot";
import { snapshotDiff } from "@/lib/delegates/snapshot-diff";
import { allowsApproval, type ClearanceWord } from "@/lib/policy/clearance-workflow";
import type { ReviewKind, SubjectKind } from "@/lib/policy/reviews";

/** What each review looks at, by step or field of the form: a change there asks for another look. */
const LOOKED_AT: Record<SubjectKind, readonly string[]> = {
  SUBSTANCE: ["identity", "representation", "function.functionalTitle", "function.department"],
  PROTOCOL: ["identity", "representation", "function.functionalTitle", "function.rank"],
  MEDIA: ["identity", "representation", "function.functionalTitle", "function.mediaOutlet"],
  CLEARANCE: IDENTITY_CRITICAL,
};

/** A review that was closed, with the submission that it looked at. */
export type ClosedReview = { kind: ReviewKind; content: SnapshotContent | null };

/**
 * Whether a finding still stands for what is submitted now: nothing that this review looks at has changed since. A
 * review that was open when a registration went back, or asked for the return, was never closed and so starts anew.
 */
export function stillStands({ kind, content }: ClosedReview, now: SnapshotContent | null): boolean {
  if (kind === "COMPLETENESS" || !content || !now) return false;
  return !snapshotDiff(content, now).some(({ field }) =>
    LOOKED_AT[kind].some((looked) => field === looked || field.startsWith(`${looked}.`)),
  );
}

/**
 * The reviews to do of a category, without those whose finding still stands. Clearance stands as long as its file says
 * so: it may have run out since.
 */
export function reviewsToDo(
  rules: CategoryRules,
  closed: readonly ClosedReview[],
  now: SnapshotContent | null,
  clearance: ClearanceWord,
): ReviewRule[] {
  const standing = new Set(closed.filter((review) => stillStands(review, now)).map(({ kind }) => kind));
  if (!allowsApproval(clearance)) standing.delete("CLEARANCE");
  return rules.reviews.filter(({ kind }) => !standing.has(kind));
}

/** The step that begins next: the lowest one planned, once nothing is open; null while something is, or at the end. */
export function stepToBegin(tasks: readonly { state: string; step: number }[]): number | null {
  if (tasks.some(({ state }) => state === "OPEN")) return null;
  const planned = tasks.filter(({ state }) => state === "PLANNED").map(({ step }) => step);
  return planned.length > 0 ? Math.min(...planned) : null;
}
