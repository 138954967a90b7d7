import type { SnapshotContent } from "@/lib/delegates/snapshot";
import { snapshotDiff } from "@/lib/delegates/snapshot-diff";

/** What the person says about an item that was not changed, by the item's field. */
export type Answers = Record<string, string>;

/**
 * The fields of returned items that were neither changed since the last submission nor answered. A resubmission needs
 * none of them left: an item may be beyond the person ("not on the note verbale"), and then an answer mends it.
 * @param before what was returned
 * @param after what would be submitted now
 */
export function unmendedFields(
  fields: readonly string[],
  before: SnapshotContent,
  after: SnapshotContent,
  answers: Answers,
): string[] {
  const changed = new Set(snapshotDiff(before, after).map(({ field }) => field));
  const steps = new Set([...changed].map((field) => field.split(".")[0]));
  // A zone pasted anew is a change of the document too.
  if (JSON.stringify(before.mrzFindings) !== JSON.stringify(after.mrzFindings)) steps.add("document");
  const isMended = (field: string) =>
    changed.has(field) ||
    Boolean(answers[field]?.trim()) ||
    // A name is mended in any of its parts, a document in any of its fields.
    steps.has(field.split(".")[0]);
  return [...new Set(fields)].filter((field) => !isMended(field));
}
