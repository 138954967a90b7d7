import { describe, expect, test } from "vitest";
import { parseKeyRing } from "@/lib/crypto/key-ring";

const key = (byte: number) => Buffer.alloc(32, byte).toString("base64");
const SECRET = Buffer.alloc(31, 7).toString("base64");

describe("key ring", () => {
  test("gives every key by its id and names the current one", () => {
    const ring = parseKeyRing(JSON.stringify({ current: "b", keys: { a: key(1), b: key(2) } }));
    expect(ring.current).toBe("b");
    expect([...ring.keys].map(([id, bytes]) => [id, bytes.length, bytes[0]])).toEqual([
      ["a", 32, 1],
      ["b", 32, 2],
    ]);
  });

  test.each([
    ["a current key that is missing", { current: "c", keys: { a: key(1) } }],
    ["a short key", { current: "a", keys: { a: SECRET } }],
    ["a key that is no base64", { current: "a", keys: { a: "not base64 at all" } }],
    ["no keys", { current: "a", keys: {} }],
    ["no current key", { keys: { a: key(1) } }],
  ])("refuses %s, and never tells key material", (_what, ring) => {
    const attempt = () => parseKeyRing(JSON.stringify(ring));
    expect(attempt).toThrow();
    try {
      attempt();
    } catch (error) {
      expect(String(error)).not.toContain(SECRET);
    }
  });
});
