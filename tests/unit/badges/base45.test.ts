import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { base45Length, decodeBase45, encodeBase45 } from "@/lib/badges/base45";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("base45", () => {
  it("gives the examples of RFC 9285", () => {
    expect(encodeBase45(bytes("AB"))).toBe("BB8");
    expect(encodeBase45(bytes("Hello!!"))).toBe("%69 VD92EX0");
    expect(encodeBase45(bytes("base-45"))).toBe("UJCLQE7W581");
    expect(decodeBase45("QED8WEX0")).toEqual(bytes("ietf!"));
  });

  it("reads back what it wrote, in the stated length", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 90 }), (content) => {
        const text = encodeBase45(content);
        expect(text).toHaveLength(base45Length(content.length));
        expect(decodeBase45(text)).toEqual(content);
      }),
    );
  });

  it("has one spelling for each byte string: what it accepts is what it would write", () => {
    const symbol = fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:abcé");
    fc.assert(
      fc.property(fc.array(symbol, { maxLength: 12 }), (symbols) => {
        const text = symbols.join("");
        const content = decodeBase45(text);
        if (content) expect(encodeBase45(content)).toBe(text);
      }),
      { numRuns: 5000 },
    );
  });

  it("refuses groups above their range and impossible lengths", () => {
    expect(decodeBase45(":::")).toBeUndefined();
    expect(decodeBase45("GGW")).toBeUndefined();
    expect(decodeBase45("FGW")).toEqual(Uint8Array.of(0xff, 0xff));
    expect(decodeBase45("V5")).toBeUndefined();
    expect(decodeBase45("U5")).toEqual(Uint8Array.of(0xff));
    expect(decodeBase45("A")).toBeUndefined();
    expect(decodeBase45("bb8")).toBeUndefined();
  });
});
