import { type RegistrationStep, stepsFor } from "@/lib/delegates/requirements";
import { type FormStep, isFormStep, type StepInputs } from "@/lib/delegates/schema/steps";
import { judgeStep, type StepFacts } from "@/lib/delegates/step-rules";

/** One thing that a draft still lacks; `problem` is a key of the namespace `validation`. */
export type Missing = { step: RegistrationStep; field: string; problem: string };

export type DraftValues = { [Step in FormStep]: Partial<StepInputs[Step]> };

/** The photo of a draft: none, one that passes, or one whose failed check waits for a human look. */
export type PhotoState = "none" | "passes" | "fails" | "humanLook";

/**
 * Everything that stands between a draft and its submission, in the order of the steps. Submit, status page and
 * officer all ask here, so that nobody is told two things.
 */
export function missingOfDraft(values: DraftValues, photo: PhotoState, facts: StepFacts): Missing[] {
  return stepsFor(facts.asks).flatMap((step): Missing[] => {
    if (isFormStep(step)) {
      const { problems } = judgeStep(step, values[step], facts);
      return Object.entries(problems).map(([field, problem]) => ({ step, field, problem }));
    }
    if (step !== "photo" || photo === "passes" || photo === "humanLook") return [];
    return [{ step, field: "photo", problem: photo === "none" ? "photoMissing" : "photoFails" }];
  });
}
