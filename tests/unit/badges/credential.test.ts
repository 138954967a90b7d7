import { webcrypto } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CREDENTIAL_LENGTH,
  type CredentialPayload,
  credentialVerdict,
  decodeCredential,
} from "@/lib/badges/credential";
import { newCredentialKeys, parseCredentialKeys } from "@/lib/badges/credential-keys";
import { signCredential, verifyCredential } from "@/lib/badges/credential-signature";

const keys = parseCredentialKeys(newCredentialKeys("K1"));
const others = parseCredentialKeys(newCredentialKeys("K1"));
const QUARTER = 15 * 60_000;
const EPOCH = Date.UTC(2020, 0, 1);

const payload: CredentialPayload = {
  conference: 1,
  serial: 4217,
  category: "DL",
  zones: 0b111,
  notBefore: new Date("2027-03-08T19:00:00Z"),
  notAfter: new Date("2027-03-11T19:00:00Z"),
};
const during = new Date("2027-03-10T08:00:00Z");

const SYMBOLS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const letter = fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const anyPayload: fc.Arbitrary<CredentialPayload> = fc
  .record({
    conference: fc.integer({ min: 1, max: 65535 }),
    serial: fc.integer({ min: 1, max: 2 ** 24 - 1 }),
    category: fc.tuple(letter, letter).map((pair) => pair.join("")),
    zones: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    from: fc.integer({ min: 0, max: 2 ** 23 - 2 }),
    length: fc.integer({ min: 1, max: 5000 }),
  })
  .map(({ from, length, ...rest }) => ({
    ...rest,
    notBefore: new Date(EPOCH + from * QUARTER),
    notAfter: new Date(EPOCH + Math.min(from + length, 2 ** 23 - 1) * QUARTER),
  }));

describe("credential", { timeout: 60_000 }, () => {
  const text = signCredential(payload, keys);

  it("is short, in the characters of QR alphanumeric mode, and starts and ends without a space", () => {
    expect(text).toHaveLength(CREDENTIAL_LENGTH);
    expect(CREDENTIAL_LENGTH).toBe(126);
    fc.assert(
      fc.property(anyPayload, (some) => {
        const made = signCredential(some, keys);
        expect(made).toMatch(/^1\.K1\.[0-9A-Z $%*+./:-]{24}\.[0-9A-Z $%*+./:-]{96}$/);
        expect(made).toBe(made.trim());
      }),
      { numRuns: 300 },
    );
  });

  it("gives back every payload unchanged", () => {
    fc.assert(
      fc.property(anyPayload, (some) => {
        const verdict = verifyCredential(signCredential(some, keys), keys, some.notBefore);
        expect(verdict).toEqual({ kind: "valid", keyId: "K1", payload: some });
      }),
      { numRuns: 300 },
    );
  });

  it("is valid from its first instant until just before its last", () => {
    const at = (instant: string) => verifyCredential(text, keys, new Date(instant)).kind;
    expect(at("2027-03-08T18:59:59.999Z")).toBe("notYetValid");
    expect(at("2027-03-08T19:00:00Z")).toBe("valid");
    expect(at("2027-03-11T18:59:59.999Z")).toBe("valid");
    expect(at("2027-03-11T19:00:00Z")).toBe("expired");
  });

  it("does not pass with another key of the same id, and says when the key is not known", () => {
    expect(verifyCredential(text, others, during)).toEqual({ kind: "malformed", reason: "signature" });
    const stranger = text.replace(".K1.", ".ZZ.");
    expect(verifyCredential(stranger, keys, during)).toEqual({ kind: "unknownKey", keyId: "ZZ" });
  });

  it("falls at the change of any one character", () => {
    const symbol = fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:aé");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: CREDENTIAL_LENGTH - 1 }), symbol, (at, put) => {
        fc.pre(text[at] !== put);
        const changed = text.slice(0, at) + put + text.slice(at + 1);
        expect(["malformed", "unknownKey"]).toContain(verifyCredential(changed, keys, during).kind);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes no trailing, leading, missing or other-case characters", () => {
    for (const wrong of [
      `${text} `,
      ` ${text}`,
      `${text}\n`,
      text.slice(0, -1),
      text.toLowerCase(),
      `v${text}`,
      "",
    ]) {
      expect(verifyCredential(wrong, keys, during)).toEqual({ kind: "malformed", reason: "shape" });
    }
  });

  it("never throws, whatever is scanned", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: "binary", maxLength: 130 })),
        (scanned) => {
          expect(verifyCredential(scanned, keys, during).kind).toBe("malformed");
        },
      ),
      { numRuns: 2000 },
    );
    const symbols = (length: number) =>
      fc.string({ unit: fc.constantFrom(...SYMBOLS), minLength: length, maxLength: length });
    const shaped = fc
      .tuple(symbols(24), symbols(96))
      .map(([packed, signature]) => `1.K1.${packed}.${signature}`);
    fc.assert(
      fc.property(shaped, (scanned) => {
        expect(["malformed", "unknownKey"]).toContain(verifyCredential(scanned, keys, during).kind);
      }),
      { numRuns: 1000 },
    );
  });

  it("refuses to be made from values that do not fit", () => {
    const wrong: Partial<CredentialPayload>[] = [
      { conference: 0 },
      { conference: 65536 },
      { serial: 0 },
      { serial: 2 ** 24 },
      { serial: 1.5 },
      { zones: -1 },
      { zones: 2 ** 32 },
      { category: "dl" },
      { category: "DLX" },
      { notBefore: payload.notAfter },
      { notBefore: new Date("2027-03-09T00:07:00Z") },
      { notBefore: new Date("2019-12-31T00:00:00Z") },
      { notAfter: new Date("2300-01-01T00:00:00Z") },
    ];
    for (const part of wrong) expect(() => signCredential({ ...payload, ...part }, keys)).toThrow(RangeError);
  });

  it("is checked by WebCrypto as by the server", async () => {
    const decoded = decodeCredential(text);
    const spki = keys.publicKeys.get("K1")?.export({ format: "der", type: "spki" });
    if (!decoded || !spki) throw new Error("not decoded");
    const key = await webcrypto.subtle.importKey("spki", spki, "Ed25519", false, ["verify"]);
    const good = await webcrypto.subtle.verify("Ed25519", key, decoded.signature, decoded.signed);
    expect(credentialVerdict(decoded, good ? "good" : "bad", during).kind).toBe("valid");
  });
});

describe("credential keys", () => {
  const ring = JSON.parse(newCredentialKeys("K1"));

  it("keep a retired key for reading only", () => {
    const next = JSON.parse(newCredentialKeys("K2"));
    const old = parseCredentialKeys(JSON.stringify(ring));
    const both = { current: "K2", keys: { ...next.keys, K1: { public: ring.keys.K1.public } } };
    const renewed = parseCredentialKeys(JSON.stringify(both));
    expect(verifyCredential(signCredential(payload, old), renewed, during).kind).toBe("valid");
    expect(signCredential(payload, renewed)).toMatch(/^1\.K2\./);
  });

  it("are refused when they cannot sign, do not match, or are of another kind", () => {
    const refused = [
      { current: "K2", keys: ring.keys },
      { current: "K1", keys: { K1: { public: ring.keys.K1.public } } },
      {
        current: "K1",
        keys: { K1: { ...ring.keys.K1, public: JSON.parse(newCredentialKeys("K1")).keys.K1.public } },
      },
      { current: "key-1", keys: { "key-1": ring.keys.K1 } },
    ];
    for (const wrong of refused) expect(() => parseCredentialKeys(JSON.stringify(wrong))).toThrow();
  });
});
