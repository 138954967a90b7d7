import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressBlock, clientAddress } from "@/lib/identity/client-address";

describe("the client's address", () => {
  const claim = (forwarded: string | undefined, proxies: number) =>
    clientAddress(forwarded === undefined ? {} : { "x-forwarded-for": forwarded }, "10.0.0.9", proxies);

  test.each([
    ["without proxies nothing is believed", "203.0.113.7", 0, "10.0.0.9"],
    ["one proxy names the client last", "203.0.113.7", 1, "203.0.113.7"],
    [
      "what the client wrote itself stands before and is not believed",
      "1.1.1.1, 203.0.113.7",
      1,
      "203.0.113.7",
    ],
    ["two proxies", "1.1.1.1, 203.0.113.7, 10.0.0.1", 2, "203.0.113.7"],
    ["fewer entries than proxies", "203.0.113.7", 2, "10.0.0.9"],
    ["no header", undefined, 1, "10.0.0.9"],
    ["an empty header", " , ", 1, "10.0.0.9"],
  ])("%s", (_what, forwarded, proxies, expected) => {
    expect(claim(forwarded, proxies)).toBe(expected);
  });
});

describe("what counts as one address", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["::FFFF:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:0db8:0001:0002::1", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["fe80::1%eth0", "fe80:0:0:0"],
    ["::1", "0:0:0:0"],
    ["64:ff9b::192.0.2.33", "64:ff9b:0:0"],
    ["unknown", "unknown"],
  ])("%s counts as %s", (address, expected) => {
    expect(addressBlock(address)).toBe(expected);
  });

  test("whoever holds a /64 is one, neighbours are two", () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
    const half = fc.tuple(group, group, group, group).map((groups) => groups.join(":"));
    fc.assert(
      fc.property(half, half, half, (network, one, other) => {
        expect(addressBlock(`${network}:${one}`)).toBe(addressBlock(`${network}:${other}`));
        fc.pre(network !== one);
        expect(addressBlock(`${network}:${one}`)).not.toBe(addressBlock(`${one}:${one}`));
      }),
    );
  });

  test("is short, whatever a header claimed", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 500 }),
        (text) => void expect(addressBlock(text).length).toBeLessThanOrEqual(100),
      ),
    );
    fc.assert(
      fc.property(fc.ipV6(), (address) => void expect(addressBlock(address)).toMatch(/^[0-9a-f.:]+$/)),
    );
  });
});
