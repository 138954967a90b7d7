import { z } from "zod";
import { rolesForReview, SUBJECT_KINDS } from "@/lib/policy/reviews";
import { isRole } from "@/lib/policy/roles";

/** Steps beyond this are no order any more. */
export const MAX_STEP = 5;
/** Working hours that a review may be given: two months of eight hours. */
export const MAX_HOURS = 320;

const review = z
  .strictObject({
    kind: z.enum(SUBJECT_KINDS),
    /** Same step: side by side; the next step begins when all of this one are closed. */
    step: z.int("wholeNumber").min(1, "outOfRange").max(MAX_STEP, "outOfRange"),
    role: z.string().refine(isRole, "chooseOne"),
    /** Working hours at the venue. */
    hours: z.int("wholeNumber").min(1, "outOfRange").max(MAX_HOURS, "outOfRange"),
  })
  .refine(({ kind, role }) => rolesForReview(kind).some((known) => known === role), {
    path: ["role"],
    error: "chooseOne",
  });
export type ReviewRule = z.infer<typeof review>;

export const categoryRulesSchema = z.strictObject({
  /** The delegation's nomination document must be verified before the review starts. */
  needsNomination: z.boolean(),
  reviews: z
    .array(review)
    .max(SUBJECT_KINDS.length)
    .refine((reviews) => new Set(reviews.map(({ kind }) => kind)).size === reviews.length, "chooseOne"),
});
export type CategoryRules = z.infer<typeof categoryRulesSchema>;

/** The rules of a version, by category id; a category that is not named needs completeness alone. */
export const reviewRulesSchema = z.record(z.uuid(), categoryRulesSchema);
export type ReviewRules = z.infer<typeof reviewRulesSchema>;

/** Completeness alone. */
export const COMPLETENESS_ALONE: CategoryRules = { needsNomination: false, reviews: [] };

/** What a stored version asks of a category. */
export function rulesOfCategory(rules: unknown, categoryId: string | null): CategoryRules {
  return (categoryId ? (rules as ReviewRules)[categoryId] : undefined) ?? COMPLETENESS_ALONE;
}

/** Whether two versions ask the same reviews of a category, whatever the order in which they are written. */
export function asksTheSame(one: CategoryRules, other: CategoryRules): boolean {
  const written = ({ reviews }: CategoryRules) =>
    JSON.stringify(
      reviews
        .map(({ kind, step, role, hours }) => [kind, step, role, hours])
        .toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))),
    );
  return written(one) === written(other);
}
