import type { Locale } from "@/lib/i18n/config";

/** The Tajik alphabet; Intl has no collation for it. */
const TAJIK = "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя";

function tajikKey(text: string): number[] {
  return [...text.toLowerCase()].flatMap((letter) => {
    if (!/[\p{L}\p{N}]/u.test(letter)) return [];
    const place = TAJIK.indexOf(letter);
    return [place < 0 ? 1000 + (letter.codePointAt(0) ?? 0) : place];
  });
}

/** Compares two texts in the alphabetical order of a language, for sorting. */
export function compareIn(locale: Locale, a: string, b: string): number {
  if (locale !== "tg") return new Intl.Collator(locale).compare(a, b);
  const [left, right] = [tajikKey(a), tajikKey(b)];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
