import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/chain";
import type { BadgeFace } from "@/lib/badges/face";

/** Hash of one face, in hexadecimal: all that will be printed of a person, the photo by its id. */
export function faceHash(face: BadgeFace): string {
  return createHash("sha256").update(canonicalJson(face)).digest("hex");
}

/** Hash of a whole sheet: who is on it, and each face. The order of the people does not count. */
export function sheetHash(faces: ReadonlyMap<string, string>): string {
  return createHash("sha256")
    .update(canonicalJson(Object.fromEntries(faces)))
    .digest("hex");
}

/** How a face stands beside the last signature. */
export type ProofStanding = "signed" | "changed" | "new";

/** @param signed faces under the last signature, by delegate; undefined where nothing was signed yet */
export function proofStanding(
  delegateId: string,
  hash: string,
  signed: Record<string, string> | undefined,
): ProofStanding {
  const before = signed?.[delegateId];
  if (before === undefined) return "new";
  return before === hash ? "signed" : "changed";
}
