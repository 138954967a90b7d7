import { base45Length, decodeBase45, encodeBase45 } from "@/lib/badges/base45";

/** What the QR code of a badge says. It names a badge, never a person. */
export type CredentialPayload = {
  /** The conference's credential number, 1–65535. */
  conference: number;
  /** Serial of the badge in its conference, 1–16,777,215. */
  serial: number;
  /** Two capital letters. */
  category: string;
  /** Bit n is the zone whose `bit` is n. */
  zones: number;
  /** First valid instant; a whole quarter of an hour. */
  notBefore: Date;
  /** First instant that is no longer valid; a whole quarter of an hour. */
  notAfter: Date;
};

export type DecodedCredential = {
  keyId: string;
  payload: CredentialPayload;
  /** The bytes that were signed. */
  signed: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
};

export type CredentialVerdict =
  | { kind: "valid" | "notYetValid" | "expired"; keyId: string; payload: CredentialPayload }
  | { kind: "unknownKey"; keyId: string }
  | { kind: "malformed"; reason: "shape" | "signature" };

const VERSION = "1";
const KEY_ID = /^[0-9A-Z]{2}$/;
const SIGNATURE_BYTES = 64;
/** Fields of the payload with their width in bits, first field in the highest bits: 128 bits in all. */
const FIELDS = [
  ["conference", 16],
  ["serial", 24],
  ["zones", 32],
  ["category", 10],
  ["notBefore", 23],
  ["notAfter", 23],
] as const;
type Field = (typeof FIELDS)[number][0];

const PAYLOAD_BYTES = 16;
const PAYLOAD_LENGTH = base45Length(PAYLOAD_BYTES);
const PREFIX_LENGTH = "1.K1.".length + PAYLOAD_LENGTH;
/** Every credential has this many characters: QR version 6 at level M. */
export const CREDENTIAL_LENGTH = PREFIX_LENGTH + 1 + base45Length(SIGNATURE_BYTES);

const QUARTER_HOUR = 15 * 60_000;
/** Quarter hours are counted from here; 23 bits of them reach the year 2259. */
const EPOCH = Date.UTC(2020, 0, 1);
const LETTER_A = 65;

function quarterHours(instant: Date): number {
  return (instant.getTime() - EPOCH) / QUARTER_HOUR;
}

function instantOf(quarters: number): Date {
  return new Date(EPOCH + quarters * QUARTER_HOUR);
}

function categoryNumber(category: string): number {
  if (!/^[A-Z]{2}$/.test(category)) throw new RangeError("a category code has two capital letters");
  return (category.charCodeAt(0) - LETTER_A) * 26 + category.charCodeAt(1) - LETTER_A;
}

function categoryOf(value: number): string {
  return String.fromCharCode(LETTER_A + Math.floor(value / 26), LETTER_A + (value % 26));
}

function packedPayload(payload: CredentialPayload): Uint8Array {
  const values: Record<Field, number> = {
    conference: payload.conference,
    serial: payload.serial,
    zones: payload.zones,
    category: categoryNumber(payload.category),
    notBefore: quarterHours(payload.notBefore),
    notAfter: quarterHours(payload.notAfter),
  };
  if (values.conference < 1 || values.serial < 1 || values.notBefore >= values.notAfter) {
    throw new RangeError("conference, serial or validity of a credential out of range");
  }
  let packed = 0n;
  for (const [field, bits] of FIELDS) {
    const value = values[field];
    if (!Number.isSafeInteger(value) || value < 0 || value >= 2 ** bits) {
      throw new RangeError(`${field} of a credential out of range`);
    }
    packed = (packed << BigInt(bits)) | BigInt(value);
  }
  return Uint8Array.from({ length: PAYLOAD_BYTES }, (_, at) =>
    Number((packed >> BigInt(8 * (PAYLOAD_BYTES - 1 - at))) & 0xffn),
  );
}

function unpackedPayload(bytes: Uint8Array): CredentialPayload | undefined {
  let packed = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const values = {} as Record<Field, number>;
  for (const [field, bits] of FIELDS.toReversed()) {
    values[field] = Number(packed & ((1n << BigInt(bits)) - 1n));
    packed >>= BigInt(bits);
  }
  if (values.conference < 1 || values.serial < 1 || values.category >= 26 * 26) return undefined;
  if (values.notBefore >= values.notAfter) return undefined;
  return {
    conference: values.conference,
    serial: values.serial,
    zones: values.zones,
    category: categoryOf(values.category),
    notBefore: instantOf(values.notBefore),
    notAfter: instantOf(values.notAfter),
  };
}

/**
 * The part of a credential that is signed: `version.keyid.payload`.
 * @param keyId two digits or capital letters
 * @throws RangeError when a value does not fit its field; such a badge must not be made
 */
export function unsignedCredential(keyId: string, payload: CredentialPayload): string {
  if (!KEY_ID.test(keyId)) throw new RangeError("a badge key id has two digits or capital letters");
  return `${VERSION}.${keyId}.${encodeBase45(packedPayload(payload))}`;
}

/** The whole credential: the signed part, a full stop and the Ed25519 signature of 64 bytes. */
export function joinCredential(unsigned: string, signature: Uint8Array): string {
  if (signature.length !== SIGNATURE_BYTES) throw new RangeError("an Ed25519 signature has 64 bytes");
  return `${unsigned}.${encodeBase45(signature)}`;
}

/** The bytes of the signed part, as given to the signature. */
export function bytesToSign(unsigned: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(unsigned);
}

/**
 * Takes a credential apart without checking its signature. Parts stand at fixed places, since Base45 may itself
 * hold a full stop. There is one spelling of each credential: anything else, longer or shorter, gives undefined.
 */
export function decodeCredential(text: string): DecodedCredential | undefined {
  if (text.length !== CREDENTIAL_LENGTH || !text.startsWith(`${VERSION}.`)) return undefined;
  if (text[4] !== "." || text[PREFIX_LENGTH] !== ".") return undefined;
  const keyId = text.slice(2, 4);
  if (!KEY_ID.test(keyId)) return undefined;
  const packed = decodeBase45(text.slice(5, PREFIX_LENGTH));
  const signature = decodeBase45(text.slice(PREFIX_LENGTH + 1));
  const payload = packed && unpackedPayload(packed);
  if (!payload || !signature) return undefined;
  return {
    keyId,
    payload,
    signed: bytesToSign(text.slice(0, PREFIX_LENGTH)),
    signature: Uint8Array.from(signature),
  };
}

/**
 * What a decoded credential is worth at an instant, once its signature was looked at by node:crypto on the server
 * or by WebCrypto at a gate without a network. Lists of revoked badges are another question.
 * @param signature "good", "bad", or "unknownKey" when no key has its id
 */
export function credentialVerdict(
  decoded: DecodedCredential | undefined,
  signature: "good" | "bad" | "unknownKey",
  now: Date,
): CredentialVerdict {
  if (!decoded) return { kind: "malformed", reason: "shape" };
  const { keyId, payload } = decoded;
  if (signature === "unknownKey") return { kind: "unknownKey", keyId };
  if (signature === "bad") return { kind: "malformed", reason: "signature" };
  if (now < payload.notBefore) return { kind: "notYetValid", keyId, payload };
  return { kind: now < payload.notAfter ? "valid" : "expired", keyId, payload };
}
