import { webcrypto } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeReference, parseReference } from "@/lib/delegates/reference";

const bytes = fc.uint8Array({ minLength: 6, maxLength: 6 });
const reference = bytes.map((random) => makeReference("DSB27", random));
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

describe("references", () => {
  it("look like DSB27-7F3K9QC and read back", () => {
    fc.assert(
      fc.property(reference, (made) => {
        expect(made).toMatch(/^DSB27-[0-9A-HJKMNP-TV-Z]{7}$/);
        expect(parseReference(made)).toBe(made);
      }),
    );
  });

  it("read back however they are typed", () => {
    fc.assert(
      fc.property(reference, (made) => {
        const typed = [
          made.toLowerCase(),
          made.replace("-", ""),
          made.replace("-", " – "),
          ` ${made.split("").join(" ")} `,
          made.slice(0, 6) + made.slice(6).replaceAll("0", "O").replaceAll("1", "l"),
          made.replace("-", "-\u200E"),
          made.replace(/[ABEKMHPCTX]/g, (letter) => "АВЕКМНРСТХ".charAt("ABEKMHPCTX".indexOf(letter))),
          made.replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit))),
        ];
        for (const text of typed) expect([text, parseReference(text)]).toEqual([text, made]);
      }),
    );
  });

  it("show every single wrong character", () => {
    fc.assert(
      fc.property(
        reference,
        fc.integer({ min: 6, max: 12 }),
        fc.constantFrom(...ALPHABET),
        (made, place, other) => {
          fc.pre(made[place] !== other);
          expect(parseReference(made.slice(0, place) + other + made.slice(place + 1))).toBeUndefined();
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("show every swap of neighbours", () => {
    fc.assert(
      fc.property(reference, fc.integer({ min: 6, max: 11 }), (made, place) => {
        const [one, two] = [made.charAt(place), made.charAt(place + 1)];
        fc.pre(one !== two);
        expect(parseReference(made.slice(0, place) + two + one + made.slice(place + 2))).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  it("are not names, numbers or noise", () => {
    for (const text of [
      "",
      "Karimov",
      "DSB27",
      "DSB27-",
      "12345",
      "000000",
      "DSB27-7F3K9Q",
      "<script>",
      "DSB27-ÄÖÜÄÖÜÄ",
    ]) {
      expect(parseReference(text)).toBeUndefined();
    }
    fc.assert(fc.property(fc.string({ maxLength: 30 }), (text) => void parseReference(text)));
  });

  it("do not repeat in ten thousand", () => {
    const made = Array.from({ length: 10_000 }, () =>
      makeReference("DSB27", webcrypto.getRandomValues(new Uint8Array(6))),
    );
    expect(new Set(made).size).toBeGreaterThan(9_998);
  });
});
