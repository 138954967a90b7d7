/**
 * Letters of the region in Latin: ICAO Doc 9303-3 table for Russian where it has the letter, national practice for
 * Tajik, Kazakh, Kyrgyz, Uzbek and Turkmen extras. It suggests and finds; the passport's own spelling always wins.
 */
const CYRILLIC: Record<string, string> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ё: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "ie",
  ы: "y",
  ь: "",
  э: "e",
  ю: "iu",
  я: "ia",
  ғ: "gh",
  ӣ: "i",
  қ: "q",
  ӯ: "u",
  ҳ: "h",
  ҷ: "j",
  ә: "a",
  ң: "ng",
  ө: "o",
  ү: "u",
  ұ: "u",
  һ: "h",
  і: "i",
  ї: "i",
  є: "ie",
  ґ: "g",
  ў: "u",
};

/** Arabic, Persian, Urdu, Dari and Pashto letters. Short vowels are not written, so only consonants are certain. */
const ARABIC: Record<string, string> = {
  ا: "a",
  أ: "a",
  إ: "i",
  آ: "a",
  ٱ: "a",
  ب: "b",
  پ: "p",
  ت: "t",
  ٹ: "t",
  ث: "s",
  ج: "j",
  چ: "ch",
  ح: "h",
  خ: "kh",
  د: "d",
  ڈ: "d",
  ذ: "z",
  ر: "r",
  ڑ: "r",
  ز: "z",
  ژ: "zh",
  س: "s",
  ش: "sh",
  ص: "s",
  ض: "z",
  ط: "t",
  ظ: "z",
  ع: "",
  غ: "gh",
  ف: "f",
  ق: "q",
  ك: "k",
  ک: "k",
  گ: "g",
  ل: "l",
  م: "m",
  ن: "n",
  ں: "n",
  ه: "h",
  ھ: "h",
  ہ: "h",
  ة: "a",
  و: "v",
  ؤ: "v",
  ي: "i",
  ی: "i",
  ې: "e",
  ئ: "i",
  ى: "a",
  ے: "e",
  ء: "",
  "\u0651": "",
};

/** Latin letters that do not come apart into a base letter and a mark. */
const LATIN: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ə: "a",
  ŋ: "ng",
};

/**
 * The text in lower-case basic Latin, as far as its letters are known; marks and apostrophes fall away, other signs
 * become spaces, and characters of scripts without a table (Han, kana) stay as they are.
 */
export function toLatin(text: string): string {
  let out = "";
  for (const letter of text.normalize("NFC").toLowerCase()) {
    const known = CYRILLIC[letter] ?? ARABIC[letter] ?? LATIN[letter];
    if (known !== undefined) {
      out += known;
      continue;
    }
    const base = letter.normalize("NFD").replace(/\p{M}/gu, "");
    if (/^['’‘ʻʼ`´ʹʿʾ\u200C]$/u.test(base)) continue;
    out += LATIN[base] ?? (/^[\p{L}\p{N}]*$/u.test(base) ? base : " ");
  }
  return out.replace(/\s+/g, " ").trim();
}
