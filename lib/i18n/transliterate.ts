/**
 * Letters of the region in Latin: ICAO Doc 9303-3 table for Russian where it has the letter, national practice for
 * Tajik, Kazakh, Kyrgyz and Uzbek extras and for neighbours. It suggests and finds; the passport's spelling wins.
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
  ў: "o",
  ђ: "dj",
  ј: "i",
  љ: "l",
  њ: "n",
  ћ: "ch",
  џ: "dzh",
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
  ە: "h",
  ۀ: "h",
  ۃ: "a",
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
  ټ: "t",
  ډ: "d",
  ړ: "r",
  ښ: "sh",
  ڼ: "n",
  ځ: "z",
  څ: "ts",
  ږ: "g",
  ګ: "g",
  ۍ: "i",
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
  ħ: "h",
  ŧ: "t",
};

/** Apostrophes and their look-alikes, letters half-rings and the like, tatweel, and the joiners of Persian: all vanish. */
const SILENT = /^['’‘‛ʻʼʽʾʿˈ`´ʹʺ′ـ\u200C\u200D]$/u;

const known = (letter: string): string | undefined => CYRILLIC[letter] ?? ARABIC[letter] ?? LATIN[letter];

/**
 * The text in lower-case basic Latin, as far as its letters are known; marks and apostrophes fall away, other signs
 * become spaces, and characters of scripts without a table (Han, kana) stay as they are.
 */
export function toLatin(text: string): string {
  let out = "";
  for (const letter of text.normalize("NFC").toLowerCase()) {
    const base = letter.normalize("NFD").replace(/\p{M}/gu, "");
    if (SILENT.test(letter)) continue;
    out += known(letter) ?? known(base) ?? (/^[\p{L}\p{N}]*$/u.test(base) ? base : " ");
  }
  return out.replace(/\s+/g, " ").trim();
}
