import { createHash } from "node:crypto";
import { z } from "zod";

/** A neighbour on the way from a leaf to the root, and on which side it stands. */
export const pathStepSchema = z.strictObject({
  side: z.enum(["left", "right"]),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type PathStep = z.infer<typeof pathStepSchema>;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

function sha256(...parts: (string | Uint8Array)[]): Uint8Array {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

/** The hash of a leaf; leaves and nodes begin differently, so that neither passes for the other (RFC 6962, 2.1). */
export function leafHash(content: string): Uint8Array {
  return sha256(LEAF, content);
}

function levelAbove(level: readonly Uint8Array[]): Uint8Array[] {
  const above: Uint8Array[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [left, right] = [level[at], level[at + 1]];
    // One that has no neighbour goes up as it is.
    if (left) above.push(right ? sha256(NODE, left, right) : left);
  }
  return above;
}

/** The root over leaves in their order. @throws RangeError for no leaves */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  let level = [...leaves];
  while (level.length > 1) level = levelAbove(level);
  const [root] = level;
  if (!root) throw new RangeError("no leaves");
  return root;
}

/** The neighbours that lead from one leaf to the root. */
export function merklePath(leaves: readonly Uint8Array[], position: number): PathStep[] {
  const path: PathStep[] = [];
  let [level, at] = [[...leaves], position];
  while (level.length > 1) {
    const side = at % 2 === 0 ? "right" : "left";
    const neighbour = level[side === "right" ? at + 1 : at - 1];
    if (neighbour) path.push({ side, hash: Buffer.from(neighbour).toString("hex") });
    [level, at] = [levelAbove(level), Math.floor(at / 2)];
  }
  return path;
}

/** The root that a leaf and its path lead to, in hexadecimal. */
export function rootOfPath(leaf: Uint8Array, path: readonly PathStep[]): string {
  let hash = leaf;
  for (const step of path) {
    const other = new Uint8Array(Buffer.from(step.hash, "hex"));
    hash = step.side === "left" ? sha256(NODE, other, hash) : sha256(NODE, hash, other);
  }
  return Buffer.from(hash).toString("hex");
}
