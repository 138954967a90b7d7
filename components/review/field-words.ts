import type { FieldConfig } from "@/components/registration/field-config";
import { stepFields } from "@/components/registration/step-fields";
import { ASKS } from "@/lib/conferences/schema";
import { FORM_STEPS } from "@/lib/delegates/schema/steps";
import type { StepFacts } from "@/lib/delegates/step-rules";
import type { Locale } from "@/lib/i18n/config";
import { formatPlainDate } from "@/lib/i18n/dates";

/** Words that do not depend on a conference's dates. */
const FACTS: StepFacts = { startsOn: "", endsOn: "", today: "", asks: [...ASKS] };

/**
 * How a value of the form reads in the officer's language, by its field as step.name: choices by their label, dates
 * written out, nothing as an empty text.
 * @param say of the namespace `registration`
 */
export function fieldWords(say: (key: string) => string, locale: Locale) {
  const fields = new Map<string, FieldConfig>(
    FORM_STEPS.flatMap((step) =>
      stepFields(step, FACTS, { say, locale, choices: null, flagged: {} }).map(
        (field) => [`${step}.${field.name}`, field] as const,
      ),
    ),
  );
  return (name: string, value: unknown): string => {
    const field = fields.get(name);
    const word = (one: unknown) =>
      field?.choices?.find((choice) => choice.value === one)?.label ?? String(one);
    if (value === null || value === undefined || value === "") return "";
    if (Array.isArray(value)) return value.map(word).join(", ");
    if (typeof value === "boolean") return say(`choices.yesNo.${value ? "yes" : "no"}`);
    return field?.kind === "date" ? formatPlainDate(String(value), locale) : word(value);
  };
}
