import { defineRouting } from "next-intl/routing";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/i18n/config";

/** The language stands first in every address, so that a link opens in the language it was sent in. */
export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: DEFAULT_LOCALE,
  localePrefix: "always",
  localeCookie: { sameSite: "lax", maxAge: 31_536_000 },
});
