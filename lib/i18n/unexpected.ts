import type { Locale } from "@/lib/i18n/config";
import ar from "@/lib/i18n/messages/ar/unexpected.json";
import en from "@/lib/i18n/messages/en/unexpected.json";
import fr from "@/lib/i18n/messages/fr/unexpected.json";
import ru from "@/lib/i18n/messages/ru/unexpected.json";
import tg from "@/lib/i18n/messages/tg/unexpected.json";

/** The few words of the error page, bundled with it: when it shows, nothing else may be within reach. */
export const UNEXPECTED: Record<Locale, { title: string; text: string; again: string }> = {
  en,
  ru,
  tg,
  fr,
  ar,
};
