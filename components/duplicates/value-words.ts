import { getTranslations } from "next-intl/server";
import type { MergeFieldName } from "@/lib/delegates/merge-fields";
import type { MergeValue } from "@/lib/delegates/queries/duplicates";
import type { Locale } from "@/lib/i18n/config";
import { countryName } from "@/lib/i18n/countries";
import { formatPlainDate } from "@/lib/i18n/dates";

/** Gives a function that words a stored value of a registration in the reader's language; empty where there is none. */
export async function valueWords(
  locale: Locale,
): Promise<(field: MergeFieldName, value: MergeValue) => string> {
  const choices = await getTranslations("registration.choices");
  return (field, value) => {
    if (value === null || field === "photo") return "";
    if (field === "birthDate") return formatPlainDate(String(value), locale);
    if (field === "gender") return choices(`gender.${String(value)}` as never);
    if (!Array.isArray(value)) return value;
    if (field === "nationalities") return value.map((code) => countryName(code, locale)).join(", ");
    if (field === "travel") return value.map((day) => formatPlainDate(day, locale)).join(" – ");
    if (field !== "document") return value.join(" · ");
    const [type = "", issuer = "", number = ""] = value;
    return [choices(`document.${type}` as never), countryName(issuer, locale), number]
      .filter(Boolean)
      .join(" · ");
  };
}
