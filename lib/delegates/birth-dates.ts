/** How two dates of birth stand to each other, written YYYY-MM-DD. */
export type BirthAgreement = "equal" | "swapped" | "oneDigit" | "differs";

const digitsOf = (date: string) => date.replace(/-/g, "");

/** The same date with the smaller of month and day first, so that 03-07 and 07-03 are written alike. */
export function unswapped(date: string): string {
  const [year = "", ...rest] = date.split("-");
  return [year, ...rest.toSorted()].join("-");
}

/**
 * Compares two dates of birth: day and month change places between American and other forms, and one digit is easily
 * mistyped. Takes plain dates, YYYY-MM-DD.
 */
export function compareBirthDates(one: string, other: string): BirthAgreement {
  if (one === other) return "equal";
  if (unswapped(one) === unswapped(other)) return "swapped";
  const [first, second] = [digitsOf(one), digitsOf(other)];
  const apart = [...first].filter((digit, place) => digit !== second[place]).length;
  return first.length === second.length && apart === 1 ? "oneDigit" : "differs";
}
