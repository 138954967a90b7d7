import { z } from "zod";
import type { Ask } from "@/lib/conferences/schema";
import { asksFor } from "@/lib/delegates/requirements";
import {
  type FormStep,
  parseFields,
  STEP_FIELDS,
  type StepInputs,
  type StepValues,
} from "@/lib/delegates/schema/steps";
import { fitsLanguage } from "@/lib/i18n/scripts";

/** Facts of the conference and category on which the rules of a step depend. Dates are ISO. */
export type StepFacts = { startsOn: string; endsOn: string; today: string; asks: readonly Ask[] };

const ADULT = 18;

/** The same day some years later; 29 February becomes 1 March by comparison. */
function yearsAfter(date: string, years: number): string {
  return `${String(Number(date.slice(0, 4)) + years).padStart(4, "0")}${date.slice(4)}`;
}

type Problem = readonly [broken: unknown, field: string, message: string];
type Rules<Step extends FormStep> = (values: Partial<StepValues[Step]>, facts: StepFacts) => Problem[];

function identityRules(
  values: Partial<StepValues["identity"]>,
  { startsOn, today, asks }: StepFacts,
): Problem[] {
  const {
    birthDate,
    nativeName,
    nativeLanguage,
    nationalities = [],
    givenNames,
    isMononym,
    salutation,
  } = values;
  return [
    [!isMononym && givenNames === null, "givenNames", "givenNamesOrMononym"],
    [isMononym && givenNames, "givenNames", "mononymHasOneName"],
    [nativeName && nativeLanguage === null, "nativeLanguage", "chooseOne"],
    [
      nativeName && nativeLanguage && !fitsLanguage(nativeName, nativeLanguage),
      "nativeLanguage",
      "otherScript",
    ],
    // "H.E." goes by protocol rule: to categories whose rank is asked, such as heads of delegation and ambassadors.
    [salutation?.startsWith("H.E.") && !asks.includes("rank"), "salutation", "salutationByProtocol"],
    [birthDate && (birthDate >= today || birthDate < "1900-01-01"), "birthDate", "dateInvalid"],
    [birthDate && yearsAfter(birthDate, ADULT) > startsOn, "birthDate", "underAge"],
    [new Set(nationalities).size < nationalities.length, "nationalities", "twice"],
  ];
}

function documentRules(values: Partial<StepValues["document"]>, { endsOn, today }: StepFacts): Problem[] {
  const { issuedOn, expiresOn } = values;
  return [
    [expiresOn && expiresOn < endsOn, "expiresOn", "documentExpires"],
    [issuedOn && issuedOn > today, "issuedOn", "dateInFuture"],
    [issuedOn && expiresOn && issuedOn >= expiresOn, "issuedOn", "issuedAfterExpiry"],
  ];
}

function contactRules(
  values: Partial<StepValues["contact"]>,
  { startsOn, endsOn, asks }: StepFacts,
): Problem[] {
  const { arrivalOn, departureOn, visaNeeded, emergencyName, emergencyPhone } = values;
  const emergency = asks.includes("emergencyContact");
  const travel = asks.includes("travelDates");
  return [
    [emergency && emergencyName === null, "emergencyName", "required"],
    [emergency && emergencyPhone === null, "emergencyPhone", "required"],
    [travel && arrivalOn === null, "arrivalOn", "required"],
    [travel && departureOn === null, "departureOn", "required"],
    [travel && visaNeeded === null, "visaNeeded", "chooseOne"],
    [arrivalOn && arrivalOn > endsOn, "arrivalOn", "arrivalAfterEnd"],
    [departureOn && departureOn < startsOn, "departureOn", "departureBeforeStart"],
    [arrivalOn && departureOn && departureOn < arrivalOn, "departureOn", "departureBeforeArrival"],
  ];
}

/** Rules that join fields of a step or need the conference; each problem is tied to one field. */
const RULES: { [Step in FormStep]?: Rules<Step> } = {
  identity: identityRules,
  document: documentRules,
  contact: contactRules,
  function: ({ mediaOutlet }, { asks }) => [
    [asks.includes("media") && mediaOutlet === null, "mediaOutlet", "required"],
  ],
  needs: ({ dietary, dietaryNote, accessibility, accessibilityNote }) => [
    [dietary?.includes("other") && dietaryNote === null, "dietaryNote", "required"],
    [accessibility?.includes("other") && accessibilityNote === null, "accessibilityNote", "required"],
  ],
  consents: ({ PRIVACY_NOTICE, CODE_OF_CONDUCT }) => [
    [PRIVACY_NOTICE === false, "PRIVACY_NOTICE", "consentNeeded"],
    [CODE_OF_CONDUCT === false, "CODE_OF_CONDUCT", "consentNeeded"],
  ],
};

/** What a whole step holds and lacks under the rules of the conference and category; absent fields count as empty. */
export function judgeStep<Step extends FormStep>(
  step: Step,
  input: Record<string, unknown>,
  facts: StepFacts,
): { values: Partial<StepValues[Step]>; problems: Record<string, string> } {
  const asked = Object.keys(STEP_FIELDS[step]).filter((field) => asksFor(facts.asks, step, field));
  const whole = { ...Object.fromEntries(asked.map((field) => [field, undefined])), ...input };
  const { values, problems } = parseFields(step, whole);
  const rules = RULES[step] as Rules<Step> | undefined;
  for (const [broken, field, message] of rules?.(values, facts) ?? []) {
    if (broken) problems[field] ??= message;
  }
  return { values, problems };
}

/** The same as a schema, for forms: its issues are those of `judgeStep`. */
export function stepSchema<Step extends FormStep>(
  step: Step,
  facts: StepFacts,
): z.ZodType<Partial<StepValues[Step]>, Partial<StepInputs[Step]>> {
  const schema = z.record(z.string(), z.unknown()).transform((input, context) => {
    const { values, problems } = judgeStep(step, input, facts);
    for (const [field, message] of Object.entries(problems)) {
      context.addIssue({ code: "custom", path: [field], message });
    }
    return values;
  });
  return schema as unknown as z.ZodType<Partial<StepValues[Step]>, Partial<StepInputs[Step]>>;
}
