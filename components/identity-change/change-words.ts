import { stepFields } from "@/components/registration/step-fields";
import type { IdentityChanges } from "@/lib/delegates/identity-critical";
import type { Locale } from "@/lib/i18n/config";
import { formatPlainDate } from "@/lib/i18n/dates";

export type ChangeWords = { field: string; label: string; before: string; after: string };

const FACTS = { startsOn: "", endsOn: "", today: "", asks: ["travelDocument" as const] };
const NOTHING = "—";

/**
 * The differences of a wish in the reader's language, field by field.
 * @param say the namespace `registration`
 */
export function changeWords(
  changes: IdentityChanges,
  say: (key: string) => string,
  locale: Locale,
): ChangeWords[] {
  return (["identity", "document"] as const).flatMap((step) =>
    stepFields(step, FACTS, { say, locale, choices: null, flagged: {} }).flatMap((field): ChangeWords[] => {
      const change = changes[`${step}.${field.name}`];
      if (!change) return [];
      const word = (value: unknown): string => {
        if (value === null || value === undefined || value === "") return NOTHING;
        if (Array.isArray(value)) return value.map(word).join(", ") || NOTHING;
        if (typeof value === "boolean") return say(`choices.yesNo.${value ? "yes" : "no"}`);
        if (field.kind === "date") return formatPlainDate(String(value), locale);
        return field.choices?.find((choice) => choice.value === value)?.label ?? String(value);
      };
      const { label } = field;
      return [
        { field: `${step}.${field.name}`, label, before: word(change.before), after: word(change.after) },
      ];
    }),
  );
}
