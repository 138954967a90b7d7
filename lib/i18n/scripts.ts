/** Scripts in which names of the region and of the UN's languages are written, by their Unicode property. */
const SCRIPTS = {
  Latn: /\p{Script=Latin}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Arab: /\p{Script=Arabic}/u,
  Hani: /\p{Script=Han}/u,
  Kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Hang: /\p{Script=Hangul}/u,
  Deva: /\p{Script=Devanagari}/u,
  Mong: /\p{Script=Mongolian}/u,
  Grek: /\p{Script=Greek}/u,
  Armn: /\p{Script=Armenian}/u,
  Geor: /\p{Script=Georgian}/u,
  Hebr: /\p{Script=Hebrew}/u,
} as const;

export type Script = keyof typeof SCRIPTS;
const NAMES = Object.keys(SCRIPTS) as Script[];

/** The scripts (ISO 15924) whose letters occur in a text, in a fixed order. */
export function scriptsIn(text: string): Script[] {
  return NAMES.filter((script) => SCRIPTS[script].test(text));
}

/** Alphabets with letters that look alike: within one word they are never mixed in good faith. */
const ALIKE: readonly Script[] = ["Latn", "Cyrl", "Grek"];

/** Whether one word mixes alphabets that look alike, such as a Cyrillic а in a Latin name. */
export function mixesAlphabets(text: string): boolean {
  return text
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => scriptsIn(word).filter((script) => ALIKE.includes(script)).length > 1);
}

/** Scripts in which a language is written, the usual one first; languages that are not here may use any. */
const WRITTEN_IN: Record<string, readonly Script[]> = {
  tg: ["Cyrl", "Arab", "Latn"],
  ru: ["Cyrl"],
  uz: ["Latn", "Cyrl", "Arab"],
  kk: ["Cyrl", "Latn", "Arab"],
  ky: ["Cyrl", "Arab", "Latn"],
  tk: ["Latn", "Cyrl", "Arab"],
  fa: ["Arab"],
  prs: ["Arab"],
  ps: ["Arab"],
  ar: ["Arab"],
  ur: ["Arab"],
  zh: ["Hani"],
  ja: ["Hani", "Kana"],
  tr: ["Latn"],
  mn: ["Cyrl", "Mong"],
  hi: ["Deva"],
};

/** Whether a text can be in a language, by its script: no Russian name is written in Arabic letters. */
export function fitsLanguage(text: string, language: string): boolean {
  const allowed = WRITTEN_IN[language];
  const found = scriptsIn(text);
  return !allowed || found.length === 0 || found.every((script) => allowed.includes(script));
}
