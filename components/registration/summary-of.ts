import { stepFields } from "@/components/registration/step-fields";
import type { RegistrationView, RepresentationChoices } from "@/lib/delegates/queries/registrations";
import { type RegistrationStep, stepsFor } from "@/lib/delegates/requirements";
import { isFormStep } from "@/lib/delegates/schema/steps";
import type { Locale } from "@/lib/i18n/config";
import { formatPlainDate } from "@/lib/i18n/dates";

export type SummarySection = {
  step: RegistrationStep;
  title: string;
  rows: { label: string; value: string }[];
};

/** Everything that was filled in, in words, step by step, for the last look before submitting. */
export function summaryOf(
  registration: RegistrationView,
  locale: Locale,
  say: (key: string) => string,
  choices: RepresentationChoices | null,
): SummarySection[] {
  return stepsFor(registration.facts.asks)
    .filter(isFormStep)
    .map((step) => {
      const title = say(`step.${step}`);
      if (registration.closed.includes(step)) {
        return { step, title, rows: [{ label: title, value: say("closed.title") }] };
      }
      const values = registration.values[step] as Record<string, unknown>;
      const rows = stepFields(step, registration.facts, { say, locale, choices, flagged: {} }).map(
        (field) => {
          const value = values[field.name];
          const label = (one: unknown) =>
            field.choices?.find((choice) => choice.value === one)?.label ?? String(one);
          if (value === undefined || value === null || value === "") return { label: field.label, value: "" };
          if (field.kind === "date")
            return { label: field.label, value: formatPlainDate(String(value), locale) };
          if (typeof value === "boolean")
            return { label: field.label, value: say(`choices.yesNo.${value ? "yes" : "no"}`) };
          if (Array.isArray(value)) return { label: field.label, value: value.map(label).join(", ") };
          return { label: field.label, value: label(value) };
        },
      );
      return { step, title, rows: rows.filter(({ value }) => value !== "") };
    });
}
