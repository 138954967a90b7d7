const MIN_LENGTH = 12;
const MAX_LENGTH = 128;
/** Different characters that must be left once known words and runs are taken out. */
const OWN_CHARACTERS = 6;

/** Words that open lists of leaked passwords, and those that anybody would try first here. Longest are taken first. */
const COMMON =
  `password passwort motdepasse contraseña parol пароль парол пароли password passw0rd qwerty qwertz azerty йцукен
   letmein welcome administrator admin master secret dragon monkey football baseball superman batman princess sunshine
   shadow michael login hello freedom whatever trustno iloveyou love starwars computer internet summer winter spring
   autumn monday friday january february march april june july august september october november december changeme
   change default guest test user root system привет любовь солнце наташа марина андрей алексей лето зима весна осень
   душанбе таджикистан тоҷикистон ватан салом placet unodc united nations vienna wien dushanbe tajikistan conference
   accreditation accreditations delegate delegation mission badge registration security stability`.split(
    /\s+/,
  );

/** Neighbours on keyboards and in alphabets; runs of four or more of them are taken out, in both directions. */
const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "yxcvbnm",
  "azertyuiop",
  "qsdfghjklm",
  "1qaz2wsx3edc4rfv5tgb6yhn",
  "абвгдежзийклмнопрстуфхцчшщъыьэюя",
  "йцукенгшщзхъ",
  "фывапролджэ",
  "ячсмитьбю",
  "01234567890123456789",
];

const backwards = (text: string) => [...text].toReversed().join("");
const RUNS = ROWS.flatMap((row) => [row, backwards(row)]);
const WORDS = COMMON.toSorted((a, b) => b.length - a.length);

function longestRunAt(text: string, start: number): number {
  let length = 4;
  while (start + length <= text.length && RUNS.some((row) => row.includes(text.slice(start, start + length))))
    length += 1;
  return length - 1 >= 4 ? length - 1 : 0;
}

function withoutRuns(text: string): string {
  let kept = "";
  for (let at = 0; at < text.length; ) {
    const run = longestRunAt(text, at);
    if (run === 0) kept += text[at];
    at += run || 1;
  }
  return kept;
}

/** Digits and signs that stand for letters: p@ssw0rd. */
const LOOKALIKE: Record<string, string> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
};

function isCommon(plain: string): boolean {
  const spoken = plain.replace(/[013457@$]/g, (sign) => LOOKALIKE[sign] ?? sign);
  return [plain, spoken].some((text) => {
    const left = WORDS.reduce((rest, word) => rest.replaceAll(word, " "), withoutRuns(text));
    return new Set(left.replace(/\s/g, "")).size < OWN_CHARACTERS;
  });
}

/** The form in which passwords are compared, alike on every keyboard and system (NIST SP 800-63B, 3.1.1.2). */
export function normalizePassword(password: string): string {
  return password.normalize("NFKC");
}

/**
 * What speaks against a password, as a key of the namespace `validation`, or undefined (NIST SP 800-63B: length and
 * known-bad lists, no rules of composition).
 */
export function passwordProblem(
  password: string,
  person: { email: string; name: string },
): "passwordShort" | "passwordLong" | "passwordCommon" | "passwordPersonal" | undefined {
  const normal = normalizePassword(password);
  if ([...normal].length < MIN_LENGTH) return "passwordShort";
  if (normal.length > MAX_LENGTH) return "passwordLong";
  const plain = normal.toLowerCase();
  const names = [...(person.email.split("@")[0] ?? "").split(/[._+-]/), ...person.name.split(/\s+/)];
  const personal = names.map((name) => normalizePassword(name).toLowerCase());
  if (personal.some((name) => name.length >= 4 && plain.includes(name))) return "passwordPersonal";
  return isCommon(plain) ? "passwordCommon" : undefined;
}
