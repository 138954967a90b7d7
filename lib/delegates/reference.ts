/** Crockford's base 32: no I, L, O, U, so that nothing is misread or misheard. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 6;
/** A prime base above 36 finds every single wrong character and every swap of neighbours. */
const MODULUS = 37;

/** The check character, or undefined for the one body in seven whose remainder has no letter; such are not given out. */
function checkCharacter(body: string): string | undefined {
  let sum = 0;
  for (const character of body) sum = (sum * 32 + ALPHABET.indexOf(character)) % MODULUS;
  return ALPHABET[sum];
}

/**
 * A reference such as DSB27-7F3K9QC: the conference's code, six random characters (a billion values, so that
 * references cannot be counted or guessed) and a check character.
 * @param random six integers, each below 32 after taking the low five bits
 */
export function makeReference(conferenceCode: string, random: Uint8Array): string {
  const digits = Array.from(random.subarray(0, LENGTH), (byte) => byte & 31);
  for (;;) {
    const body = digits.map((digit) => ALPHABET.charAt(digit)).join("");
    const check = checkCharacter(body);
    if (check) return `${conferenceCode}-${body}${check}`;
    digits[LENGTH - 1] = ((digits[LENGTH - 1] ?? 0) + 1) & 31;
  }
}

/** Cyrillic capitals that a keyboard left in another language makes of Latin ones. */
const LOOKALIKES: Record<string, string> = {
  А: "A",
  В: "B",
  Е: "E",
  К: "K",
  М: "M",
  Н: "H",
  О: "O",
  Р: "P",
  С: "C",
  Т: "T",
  Х: "X",
};

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[А-Х]/g, (letter) => LOOKALIKES[letter] ?? letter)
    .replace(/[\s\-\u2010-\u2015\u2212_.\p{Cf}]/gu, "");
}

const unambiguous = (text: string) => text.replace(/O/g, "0").replace(/[IL]/g, "1");

/**
 * Reads what a person typed: any case, digits of any script, with or without hyphen and spaces, O for 0, I and L for
 * 1, Cyrillic look-alikes. Undefined when it is no reference, or one with a wrong character.
 */
export function parseReference(text: string): string | undefined {
  const compact = plain(text.slice(0, 60));
  const code = compact.slice(0, -(LENGTH + 1));
  const body = unambiguous(compact.slice(-(LENGTH + 1), -1));
  const check = unambiguous(compact.slice(-1));
  if (!/^[A-Z0-9]{3,8}$/.test(code) || [...body].some((character) => !ALPHABET.includes(character)))
    return undefined;
  return checkCharacter(body) === check ? `${code}-${body}${check}` : undefined;
}
