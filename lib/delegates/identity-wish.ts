import { maskDocumentNumber } from "@/lib/audit/mask";
import type { DraftValues } from "@/lib/delegates/completeness";
import { changeableFields, type IdentityChanges } from "@/lib/delegates/identity-critical";
import { parseFields } from "@/lib/delegates/schema/steps";
import { judgeStep, type StepFacts } from "@/lib/delegates/step-rules";
import { changedValues } from "@/lib/delegates/storable";

type Wish = { identity: Record<string, unknown>; document: Record<string, unknown>; photoId: string | null };

/**
 * Compares what is asked for with what is stored, by the same rules as the form.
 * @param stored with the document number in clear
 * @returns the differences with numbers masked, the new number in clear, and what is wrong by "step.field"
 */
export function readWish(
  wish: Wish,
  stored: Pick<DraftValues, "identity" | "document"> & { photoId: string | null },
  facts: StepFacts,
): { changes: IdentityChanges; number: string | null; problems: Record<string, string> } {
  const changes: IdentityChanges = {};
  const problems: Record<string, string> = {};
  let number: string | null = null;
  for (const step of ["identity", "document"] as const) {
    const fields = changeableFields(step);
    const sent = Object.fromEntries(Object.entries(wish[step]).filter(([field]) => fields.includes(field)));
    const before = stored[step] as Record<string, unknown>;
    const parsed = parseFields(step, sent);
    const changed = changedValues(before, parsed.values);
    const wrong = { ...parsed.problems };
    if (Object.keys(changed).length > 0) {
      for (const [field, problem] of Object.entries(
        judgeStep(step, { ...before, ...changed }, facts).problems,
      )) {
        if (fields.includes(field)) wrong[field] ??= problem;
      }
    }
    for (const [field, problem] of Object.entries(wrong)) problems[`${step}.${field}`] = problem;
    for (const [field, after] of Object.entries(changed)) {
      changes[`${step}.${field}`] = { before: before[field] ?? null, after };
    }
  }
  const wished = changes["document.number"];
  if (wished) {
    number = String(wished.after);
    const earlier = typeof wished.before === "string" ? maskDocumentNumber(wished.before) : null;
    changes["document.number"] = { before: earlier, after: maskDocumentNumber(number) };
  }
  if (wish.photoId && wish.photoId !== stored.photoId) {
    changes["photo.photo"] = { before: stored.photoId, after: wish.photoId };
  }
  return { changes, number, problems };
}
