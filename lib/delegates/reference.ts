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

/** Reads what a person typed: any case, with or without hyphen and spaces, O for 0, I and L for 1. Undefined when wrong. */
export function parseReference(text: string): string | undefined {
  const compact = text.toUpperCase().replace(/[\s\-–_.]/g, "");
  if (compact.length < LENGTH + 4 || compact.length > LENGTH + 9) return undefined;
  const code = compact.slice(0, -(LENGTH + 1));
  const body = compact
    .slice(-(LENGTH + 1), -1)
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  const check = compact.slice(-1).replace(/O/g, "0").replace(/[IL]/g, "1");
  if (!/^[A-Z0-9]{3,8}$/.test(code)) return undefined;
  if ([...body].some((character) => !ALPHABET.includes(character))) return undefined;
  return checkCharacter(body) === check ? `${code}-${body}${check}` : undefined;
}
