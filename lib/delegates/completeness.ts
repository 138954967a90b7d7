import { type RegistrationStep, stepsFor } from "@/lib/delegates/requirements";
import {
  FORM_STEPS,
  type FormStep,
  type StepFacts,
  type StepInputs,
  stepSchema,
} from "@/lib/delegates/schema/steps";

/** One thing that a draft still lacks; `problem` is a key of the namespace `validation`. */
export type Missing = { step: RegistrationStep; field: string; problem: string };

export type DraftValues = { [Step in FormStep]: Partial<StepInputs[Step]> };

/** The photo of a draft: none, one that passes, or one whose failed check waits for a human look. */
export type PhotoState = "none" | "passes" | "fails" | "humanLook";

const isFormStep = (step: RegistrationStep): step is FormStep =>
  (FORM_STEPS as readonly string[]).includes(step);

/** What a step lacks under the rules of the conference and category. */
export function missingOfStep(step: FormStep, values: Record<string, unknown>, facts: StepFacts): Missing[] {
  const parsed = stepSchema(step, facts).safeParse(values);
  if (parsed.success) return [];
  const seen = new Map<string, string>();
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? "");
    const message =
      issue.code === "invalid_type" || issue.code === "invalid_union" ? "required" : issue.message;
    if (!seen.has(field)) seen.set(field, message);
  }
  return [...seen].map(([field, problem]) => ({ step, field, problem }));
}

/**
 * Everything that stands between a draft and its submission, in the order of the steps. Submit, status page and
 * officer all ask here, so that nobody is told two things.
 */
export function missingOfDraft(values: DraftValues, photo: PhotoState, facts: StepFacts): Missing[] {
  return stepsFor(facts.asks).flatMap((step): Missing[] => {
    if (isFormStep(step)) return missingOfStep(step, values[step], facts);
    if (step !== "photo" || photo === "passes" || photo === "humanLook") return [];
    return [{ step, field: "photo", problem: photo === "none" ? "photoMissing" : "photoFails" }];
  });
}
