import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leafHash, merklePath, merkleRoot, rootOfPath } from "@/lib/audit/merkle";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const contents = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 70 });

describe("a hash tree", () => {
  test("leads from every leaf to its root, by as many steps as the tree is high", () => {
    fc.assert(
      fc.property(contents, (texts) => {
        const leaves = texts.map(leafHash);
        const root = hex(merkleRoot(leaves));
        for (const [position, leaf] of leaves.entries()) {
          const path = merklePath(leaves, position);
          expect(rootOfPath(leaf, path)).toBe(root);
          expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(leaves.length)));
        }
      }),
    );
  });

  test("has another root when a leaf is changed, left out, added or moved", () => {
    fc.assert(
      fc.property(contents, fc.nat(), fc.string(), (texts, pick, other) => {
        fc.pre(!texts.includes(other));
        const at = pick % texts.length;
        const root = hex(merkleRoot(texts.map(leafHash)));
        const changed = texts.with(at, other);
        const added = [...texts, other];
        const fewer = texts.toSpliced(at, 1);
        const moved = texts.toReversed();
        for (const variant of [
          changed,
          added,
          ...(fewer.length ? [fewer] : []),
          ...(texts.length > 1 ? [moved] : []),
        ])
          expect(hex(merkleRoot(variant.map(leafHash)))).not.toBe(root);
      }),
    );
  });

  test("does not take a leaf by the path of another", () => {
    const leaves = ["a", "b", "c", "d", "e"].map(leafHash);
    const [first] = leaves;
    if (!first) throw new Error("no leaf");
    expect(rootOfPath(first, merklePath(leaves, 1))).not.toBe(hex(merkleRoot(leaves)));
    expect(() => merkleRoot([])).toThrow(RangeError);
  });
});
