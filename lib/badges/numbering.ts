/** A badge number as printed: DSB27-004217-5. The last character checks the digits before it. */
export type BadgeNumber = { conferenceCode: string | null; serial: number };

const DIGITS = 6;
const MAX_SERIAL = 2 ** 24 - 1;
const FORM = /^(?:([A-Z0-9]{3,8})-)?([0-9]{6,8})-?([0-9X])$/;

/** What hands and keyboards make of digits: letters that look like them, other scripts, other dashes. */
const LOOKALIKES: Record<string, string> = {
  Х: "X",
  "‐": "-",
  "‑": "-",
  "–": "-",
  "—": "-",
  "−": "-",
  "·": "-",
};

/**
 * Check character by ISO 7064 MOD 11-2: finds every wrong character and every swap of neighbours.
 * @param digits decimal digits
 * @returns a digit, or X for ten
 */
export function checkCharacter(digits: string): string {
  let sum = 0;
  for (const digit of digits) sum = ((sum + Number(digit)) * 2) % 11;
  const check = (12 - sum) % 11;
  return check === 10 ? "X" : String(check);
}

/** The number printed on a badge: code of the conference, serial of six digits or more, check character. */
export function formatBadgeNumber(conferenceCode: string, serial: number): string {
  if (!Number.isInteger(serial) || serial < 1 || serial > MAX_SERIAL)
    throw new RangeError("badge serial out of range");
  const digits = String(serial).padStart(DIGITS, "0");
  return `${conferenceCode}-${digits}-${checkCharacter(digits)}`;
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[Х‐‑–—−·]/g, (sign) => LOOKALIKES[sign] ?? sign)
    .replace(/\s+/g, "");
}

/**
 * Reads a badge number typed by hand: small letters, spaces, Arabic digits, a Cyrillic Х and any dash are taken,
 * the code of the conference and the last dash may be left out. A wrong check character gives undefined.
 */
export function parseBadgeNumber(text: string): BadgeNumber | undefined {
  const found = FORM.exec(plain(text));
  if (!found) return undefined;
  const [, conferenceCode = null, digits = "", check] = found;
  const serial = Number(digits);
  const padded = String(serial).padStart(DIGITS, "0");
  if (padded !== digits || serial < 1 || serial > MAX_SERIAL || checkCharacter(digits) !== check)
    return undefined;
  return { conferenceCode, serial };
}
