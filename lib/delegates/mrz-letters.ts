/**
 * What a machine-readable zone may print for a letter: first the recommendation of ICAO Doc 9303-3, section 6, then
 * what issuers are known to print. Letters that are not here lose their marks. Cyrillic serves names typed in it and
 * national tables (BGN, older passports): Ю is IU by ICAO, YU or JU by others.
 */
const PRINTED_AS: Record<string, readonly string[]> = {
  Ä: ["AE", "A"],
  Å: ["AA", "A"],
  Æ: ["AE"],
  Ð: ["D"],
  Đ: ["D", "DJ"],
  Ə: ["A", "E"],
  Ħ: ["H"],
  ı: ["I"],
  Ł: ["L"],
  Ñ: ["N", "NXX"],
  Ŋ: ["N"],
  Ö: ["OE", "O"],
  Ø: ["OE", "O"],
  Œ: ["OE"],
  ß: ["SS"],
  ẞ: ["SS"],
  Þ: ["TH"],
  Ŧ: ["T"],
  Ü: ["UE", "U", "UXX"],
  А: ["A"],
  Б: ["B"],
  В: ["V"],
  Г: ["G", "H"],
  Ґ: ["G"],
  Ғ: ["GH", "G"],
  Д: ["D"],
  Е: ["E", "YE", "IE"],
  Ё: ["E", "IO", "YO"],
  Є: ["IE", "YE"],
  Ж: ["ZH", "J", "Z"],
  З: ["Z"],
  И: ["I", "Y"],
  І: ["I"],
  Ї: ["I", "YI"],
  Ӣ: ["I"],
  Й: ["I", "Y"],
  К: ["K"],
  Қ: ["Q", "K"],
  Л: ["L"],
  М: ["M"],
  Н: ["N"],
  Ң: ["NG", "N"],
  О: ["O"],
  Ө: ["O"],
  П: ["P"],
  Р: ["R"],
  С: ["S"],
  Т: ["T"],
  У: ["U"],
  Ў: ["U", "O"],
  Ӯ: ["U"],
  Ү: ["U"],
  Ұ: ["U"],
  Ф: ["F"],
  Х: ["KH", "H", "X"],
  Ҳ: ["H"],
  Һ: ["H"],
  Ц: ["TS", "C"],
  Ч: ["CH", "C"],
  Ҷ: ["J", "DZH"],
  Ш: ["SH", "S"],
  Щ: ["SHCH"],
  Ъ: ["IE", ""],
  Ы: ["Y"],
  Ь: [""],
  Э: ["E"],
  Ә: ["A"],
  Ю: ["IU", "YU", "JU"],
  Я: ["IA", "YA", "JA"],
};

const APOSTROPHE = /^['’‘‛ʻʼʽʾʿˈ`´ʹʺ′.,\u200C]$/u;

/** What may stand for one character of a typed name; empty when nothing known may. The filler parts words. */
function printedAs(character: string): readonly string[] {
  if (/[\s\-\u2010-\u2015]/u.test(character)) return ["<", ""];
  if (APOSTROPHE.test(character)) return ["", "<"];
  const capital = PRINTED_AS[character] ? character : character.toUpperCase();
  const known = PRINTED_AS[capital];
  if (known) return known;
  const base = capital.normalize("NFD").replace(/\p{M}/gu, "");
  return /^[A-Z]*$/.test(base) ? [base] : [];
}

/**
 * Whether a zone that prints `printed` (fillers between words) may stand for the typed name.
 * @param cut whether the zone may end early, because its field is full
 */
export function mayBePrinted(typed: string, printed: string, cut: boolean): boolean {
  let places = new Set([0]);
  for (const character of typed.normalize("NFC").replace(/[\s\-\u2010-\u2015]+/gu, " ")) {
    const next = new Set<number>();
    for (const place of places) {
      if (cut && place > 0 && place === printed.length) return true;
      for (const letters of printedAs(character)) {
        if (printed.startsWith(letters, place)) next.add(place + letters.length);
        else if (cut && place < printed.length && letters.startsWith(printed.slice(place))) return true;
      }
    }
    places = next;
  }
  return places.has(printed.length);
}
