import { foldHeader } from "@/lib/tabular/fold-header";

/**
 * Names of the months as people type them, January first: English, Russian (both cases), Tajik (with izofat), French,
 * Arabic of Egypt, of the Levant and of the Maghreb, and the usual short forms.
 */
const MONTHS: readonly string[] = [
  "january jan январь января янв январ январи janvier janv يناير جانفي كانون_الثاني",
  "february feb февраль февраля фев февр феврал феврали février fév févr فبراير فيفري شباط",
  "march mar март марта мар марти mars مارس آذار",
  "april apr апрель апреля апр апрел апрели avril avr أبريل إبريل أفريل نيسان",
  "may май мая майи mai مايو ماي أيار",
  "june jun июнь июня июн июни juin يونيو يونيه جوان حزيران",
  "july jul июль июля июл июли juillet juil يوليو يوليه جويلية تموز",
  "august aug август августа авг августи août أغسطس أوت آب",
  "september sep sept сентябрь сентября сен сент сентябр сентябри septembre سبتمبر أيلول",
  "october oct октябрь октября окт октябр октябри octobre أكتوبر تشرين_الأول",
  "november nov ноябрь ноября ноя нояб ноябр ноябри novembre نوفمبر تشرين_الثاني",
  "december dec декабрь декабря дек декабр декабри décembre déc ديسمبر كانون_الأول",
];

const numbers = new Map(
  MONTHS.flatMap((names, month) => names.split(" ").map((name) => [foldHeader(name), month + 1] as const)),
);

/** The month, 1 to 12, that a name means in any of the five languages. */
export function monthNumber(name: string): number | undefined {
  return numbers.get(foldHeader(name));
}
