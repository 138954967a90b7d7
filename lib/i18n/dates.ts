import type { Locale } from "@/lib/i18n/config";

/** Where an instant is shown: the conference's zone and the city that names it. */
export type Place = { timeZone: string; city: string };

/** Gregorian calendar and Latin digits, always: some locales default to the Persian calendar or other digits. */
const tagOf = (locale: Locale) => `${locale === "en" ? "en-GB" : locale}-u-ca-gregory-nu-latn`;

/** Tajik months, since not every ICU build has them; genitive is the same form. */
const TAJIK_MONTHS = [
  "январ",
  "феврал",
  "март",
  "апрел",
  "май",
  "июн",
  "июл",
  "август",
  "сентябр",
  "октябр",
  "ноябр",
  "декабр",
];

function dayText(date: Date, locale: Locale, timeZone: string): string {
  if (locale !== "tg") {
    return new Intl.DateTimeFormat(tagOf(locale), {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone,
    }).format(date);
  }
  const parts = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    day: "numeric",
    month: "numeric",
    year: "numeric",
    timeZone,
  }).formatToParts(date);
  const part = (type: string) => parts.find((entry) => entry.type === type)?.value ?? "";
  return `${part("day")} ${TAJIK_MONTHS[Number(part("month")) - 1]} ${part("year")}`;
}

/** "9 March 2027, 14:00 (Dushanbe)": an instant in the venue's time, the zone named. */
export function formatInstant(instant: Date, locale: Locale, { timeZone, city }: Place): string {
  const time = new Intl.DateTimeFormat("en-GB-u-nu-latn", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  }).format(instant);
  const comma = locale === "ar" ? "،" : ",";
  return `${dayText(instant, locale, timeZone)}${comma} ${time}${city ? ` (${city})` : ""}`;
}

/** "9 March 2027": a plain date of a document or calendar, which no zone may shift. */
export function formatPlainDate(date: string, locale: Locale): string {
  return dayText(new Date(`${date}T00:00:00Z`), locale, "UTC");
}

/** "14:05:09" at a place, to the second: for what happens at a gate. */
export function formatClock(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB-u-nu-latn", { timeStyle: "medium", timeZone }).format(instant);
}

/** "9–11 March 2027" where both days are of one month, else both in full. */
export function formatDateRange(from: string, to: string, locale: Locale): string {
  if (from === to) return formatPlainDate(from, locale);
  if (from.slice(0, 7) !== to.slice(0, 7))
    return `${formatPlainDate(from, locale)} – ${formatPlainDate(to, locale)}`;
  const last = formatPlainDate(to, locale);
  return last.replace(String(Number(to.slice(8))), `${Number(from.slice(8))}–${Number(to.slice(8))}`);
}

/** Whole days between two instants, for waiting times. */
export function daysBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 86_400_000));
}

/** The calendar day of an instant at a place, YYYY-MM-DD. */
export function dayAt(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(instant);
}
