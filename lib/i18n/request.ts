import { getRequestConfig } from "next-intl/server";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/config";
import { loadAllNamespaces } from "@/lib/i18n/load-messages";

/** What next-intl asks once per request: the language and its texts. Times are always shown with their own zone. */
export default getRequestConfig(async ({ requestLocale }) => {
  const wanted = await requestLocale;
  const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  return { locale, messages: loadAllNamespaces(locale), timeZone: "UTC" };
});
