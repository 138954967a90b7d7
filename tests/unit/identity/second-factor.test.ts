import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashReadableCode } from "@/lib/identity/readable-code";
import { newRecoveryCodes } from "@/lib/identity/recovery-codes";
import { newTotpSecret, storedSecret, totpStep, totpUri } from "@/lib/identity/totp";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function bytesOf(base32: string): Buffer {
  const bits = [...base32].map((char) => ALPHABET.indexOf(char).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** RFC 4226, 5.3, written once more: what an application on a phone computes. */
function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", bytesOf(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

const at = (seconds: number) => new Date(seconds * 1000);
/** The secret of the RFC's examples, "12345678901234567890". */
const RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

describe("codes of the application", () => {
  // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
  test.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ])("at %i it is %s", (seconds, code) => {
    expect(totpStep(RFC, code, null, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  test("hold for their own step and one before and after, and for no other", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_600_000_000, max: 2_000_000_000 }),
        fc.integer({ min: -4, max: 4 }),
        (now, off) => {
          const step = Math.floor(now / 30) + off;
          const near = [-1, 0, 1].some(
            (other) => codeAt(RFC, Math.floor(now / 30) + other) === codeAt(RFC, step),
          );
          fc.pre(Math.abs(off) <= 1 || !near);
          const accepted = totpStep(RFC, codeAt(RFC, step), null, at(now));
          expect(accepted !== null).toBe(Math.abs(off) <= 1);
        },
      ),
    );
  });

  test("are never taken twice, nor those before one that was taken", () => {
    const now = 1_700_000_000;
    const step = Math.floor(now / 30);
    expect(totpStep(RFC, codeAt(RFC, step), step - 1, at(now))).toBe(step);
    expect(totpStep(RFC, codeAt(RFC, step), step, at(now))).toBeNull();
    expect(totpStep(RFC, codeAt(RFC, step - 1), step, at(now))).toBeNull();
    expect(totpStep(RFC, codeAt(RFC, step + 1), step, at(now))).toBe(step + 1);
  });

  test.each(["", "12345", "1234567", "12345a", " 287082", "２８７０８２", "287082\n", "-87082"])(
    "%j is none",
    (code) => {
      expect(totpStep(RFC, code, null, at(59))).toBeNull();
    },
  );

  test("a new secret has 160 bits, is stored encrypted, and belongs to its user's row", () => {
    const { secret, stored } = newTotpSecret("user-1");
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(Buffer.from(stored.ciphertext).toString("latin1")).not.toContain(secret);
    const columns = { totpSecretCiphertext: stored.ciphertext, totpKeyId: stored.keyId };
    expect(storedSecret({ id: "user-1", ...columns })).toBe(secret);
    expect(() => storedSecret({ id: "user-2", ...columns })).toThrow();
    expect(storedSecret({ id: "user-1", totpSecretCiphertext: null, totpKeyId: null })).toBeNull();
  });

  test("the address for the application names issuer and account", () => {
    const uri = new URL(totpUri(RFC, "anna+desk@x.example"));
    expect(uri.protocol).toBe("otpauth:");
    expect(decodeURIComponent(uri.pathname)).toContain("Placet:anna+desk@x.example");
    expect(uri.searchParams.get("secret")).toBe(RFC);
    expect(uri.searchParams.get("issuer")).toBe("Placet");
  });
});

describe("recovery codes", () => {
  test("are ten, all different, easy to read and hard to guess", () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([2-9a-hj-km-np-z]{5}-){3}[2-9a-hj-km-np-z]{5}$/);
    // 31 characters to the power of 20: above the 80 bits at which a plain hash suffices.
    expect(20 * Math.log2(31)).toBeGreaterThan(80);
  });

  test("every character comes equally often", () => {
    const counts = new Map<string, number>();
    for (let round = 0; round < 200; round += 1)
      for (const char of newRecoveryCodes().join("").replaceAll("-", ""))
        counts.set(char, (counts.get(char) ?? 0) + 1);
    expect(counts.size).toBe(31);
    const expected = (200 * 10 * 20) / 31;
    for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(expected * 0.25);
  });

  test("may be typed with capitals, spaces, or without hyphens", () => {
    const [code = ""] = newRecoveryCodes();
    const stored = Buffer.from(hashReadableCode(code)).toString("hex");
    for (const typed of [
      code.toUpperCase(),
      code.replaceAll("-", " "),
      code.replaceAll("-", ""),
      ` ${code} `,
    ])
      expect(Buffer.from(hashReadableCode(typed)).toString("hex")).toBe(stored);
    expect(Buffer.from(hashReadableCode(`${code}2`)).toString("hex")).not.toBe(stored);
  });
});
