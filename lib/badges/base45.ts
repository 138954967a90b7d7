/** The 45 characters of QR alphanumeric mode, in the order of RFC 9285. */
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/** Characters that `bytes` bytes take: three for two bytes, two for a last single one. */
export function base45Length(bytes: number): number {
  return Math.floor(bytes / 2) * 3 + (bytes % 2) * 2;
}

function symbols(value: number, count: number): string {
  let text = "";
  let rest = value;
  for (let place = 0; place < count; place++) {
    text += ALPHABET.charAt(rest % 45);
    rest = Math.floor(rest / 45);
  }
  return text;
}

/** Base45 (RFC 9285): a QR code holds it in alphanumeric mode, a fifth smaller than base64 in byte mode. */
export function encodeBase45(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const high = bytes[at] ?? 0;
    const low = bytes[at + 1];
    text += low === undefined ? symbols(high, 2) : symbols(high * 256 + low, 3);
  }
  return text;
}

/**
 * Reads Base45. Each byte string has one spelling only, so anything else gives undefined: foreign characters,
 * impossible lengths, groups above the range of their bytes.
 */
export function decodeBase45(text: string): Uint8Array | undefined {
  if (text.length % 3 === 1) return undefined;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 3) {
    let value = 0;
    const group = text.slice(at, at + 3);
    for (let place = group.length - 1; place >= 0; place--) {
      const digit = ALPHABET.indexOf(group.charAt(place));
      if (digit < 0) return undefined;
      value = value * 45 + digit;
    }
    if (group.length === 3) {
      if (value > 0xffff) return undefined;
      bytes.push(value >> 8, value & 0xff);
    } else {
      if (value > 0xff) return undefined;
      bytes.push(value);
    }
  }
  return Uint8Array.from(bytes);
}
