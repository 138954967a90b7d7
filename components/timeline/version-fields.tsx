import { getLocale, getTranslations } from "next-intl/server";
import { stepFields } from "@/components/registration/step-fields";
import type { FormStep } from "@/lib/delegates/schema/steps";
import type { FieldDifference } from "@/lib/delegates/snapshot-diff";
import type { Locale } from "@/lib/i18n/config";
import { formatPlainDate } from "@/lib/i18n/dates";

const ASKS = ["travelDocument", "emergencyContact", "travelDates", "media", "rank"] as const;

type Props = {
  differences: readonly FieldDifference[];
  /** Headings of the two sides. */
  sides: { before: string; after: string };
  days: { startsOn: string; endsOn: string; today: string };
};

/** The fields that differ, in the words of the form, both values side by side; one under the other on a phone. */
export async function VersionFields({ differences, sides, days }: Props) {
  const [say, t, locale] = await Promise.all([
    getTranslations("timeline.versions"),
    getTranslations("registration"),
    getLocale() as Promise<Locale>,
  ]);
  const facts = { ...days, asks: [...ASKS] };
  const label = (key: string) => t(key as never);
  const fieldOf = (path: string) => {
    const [step = "", name = ""] = path.split(".");
    const fields = stepFields(step as FormStep, facts, { say: label, locale, choices: null, flagged: {} });
    return fields.find((field) => field.name === name);
  };
  const wordsOf = (path: string, value: unknown): string => {
    const field = fieldOf(path);
    if (value === null || value === undefined || value === "") return "—";
    if (Array.isArray(value)) return value.map((one) => wordsOf(path, one)).join(", ");
    if (typeof value === "boolean") return label(`choices.yesNo.${value ? "yes" : "no"}`);
    if (field?.kind === "date") return formatPlainDate(String(value), locale);
    return field?.choices?.find((choice) => choice.value === value)?.label ?? String(value);
  };
  return (
    <table className="w-full border-collapse">
      <thead className="max-sm:sr-only">
        <tr className="border-b border-line text-start">
          {[say("field"), sides.before, sides.after].map((heading) => (
            <th key={heading} scope="col" className="py-2 pe-4 text-start text-sm text-muted">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.map(({ field, before, after }) => (
          <tr key={field} className="border-b border-line max-sm:block max-sm:py-2">
            <th scope="row" className="py-2 pe-4 text-start align-top font-semibold max-sm:block max-sm:pb-0">
              {fieldOf(field)?.label ?? label(field)}
            </th>
            <td className="py-2 pe-4 align-top max-sm:block max-sm:py-0">
              <span className="text-sm text-muted sm:hidden">{sides.before}: </span>
              <del>
                <bdi>{wordsOf(field, before)}</bdi>
              </del>
            </td>
            <td className="py-2 align-top max-sm:block max-sm:py-0">
              <span className="text-sm text-muted sm:hidden">{sides.after}: </span>
              <ins className="font-semibold no-underline">
                <bdi>{wordsOf(field, after)}</bdi>
              </ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
