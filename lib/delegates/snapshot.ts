import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/chain";
import { maskDocumentNumber } from "@/lib/audit/mask";
import type { DraftValues } from "@/lib/delegates/completeness";

/** What was submitted, as kept for ever: the steps with the document number masked and its keyed hash beside it. */
export type SnapshotContent = {
  values: Omit<DraftValues, "needs">;
  numberHash: string | null;
  photoId: string | null;
  mrzFindings: unknown;
  /** What the person answered to returned items that stay as they were, by the item's id; resubmissions only. */
  answers: Record<string, string>;
};

/**
 * Builds the snapshot of a submission. Needs (health and belief) are left out: they are purged first and must not
 * survive here.
 * @param values with the document number in clear; it leaves masked
 */
export function snapshotContent(
  values: DraftValues,
  facts: {
    numberHash: Uint8Array | null;
    photoId: string | null;
    mrzFindings: unknown;
    answers: Record<string, string>;
  },
): SnapshotContent {
  const { needs: _needs, document, ...rest } = values;
  const number = document.number ? maskDocumentNumber(document.number) : undefined;
  return {
    values: { ...rest, document: { ...document, number } },
    numberHash: facts.numberHash ? Buffer.from(facts.numberHash).toString("hex") : null,
    photoId: facts.photoId,
    mrzFindings: facts.mrzFindings,
    answers: facts.answers,
  };
}

/** What would be submitted of a stored draft now. */
export function presentContent(
  row: {
    photoId: string | null;
    travelDocument: { numberHash: Uint8Array | null; mrzFindings: unknown } | null;
  },
  values: DraftValues,
  answers: Record<string, string> = {},
): SnapshotContent {
  const { numberHash = null, mrzFindings = null } = row.travelDocument ?? {};
  return snapshotContent(values, { numberHash, photoId: row.photoId, mrzFindings, answers });
}

/** SHA-256 of the canonical form: approval is bound to it, so that a later change shows. */
export function snapshotHash(content: SnapshotContent): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(canonicalJson(content)).digest());
}
