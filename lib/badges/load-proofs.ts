import "server-only";
import type { BadgeFace } from "@/lib/badges/face";
import { FACE_PARTS, faceOfDelegate } from "@/lib/badges/face-of-delegate";
import { faceHash, sheetHash } from "@/lib/badges/proof-sheet";
import type { db, Tx } from "@/lib/db/client";
import { type DelegateState, takesPlace, wasSubmitted } from "@/lib/policy/delegate-states";

export type LoadedProof = { delegateId: string; state: DelegateState; face: BadgeFace; hash: string };

/** The faces of all who hold a place in a delegation, as they would be printed now, and the hash of the sheet. */
export async function loadProofs(
  asked: Tx | typeof db,
  delegationId: string,
): Promise<{ proofs: LoadedProof[]; contentHash: string; begun: number }> {
  const rows = await asked.delegate.findMany({
    where: { delegationId },
    include: FACE_PARTS,
    orderBy: [{ precedence: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  });
  const proofs = rows
    .filter(({ state }) => takesPlace(state))
    .map((row): LoadedProof => {
      const face = faceOfDelegate(row);
      return { delegateId: row.id, state: row.state, face, hash: faceHash(face) };
    });
  const contentHash = sheetHash(new Map(proofs.map(({ delegateId, hash }) => [delegateId, hash])));
  return { proofs, contentHash, begun: rows.filter(({ state }) => !wasSubmitted(state)).length };
}
