import type { SnapshotContent } from "@/lib/delegates/snapshot";

/** One field that differs between two submissions; `field` is step.name. */
export type FieldDifference = { field: string; before: unknown; after: unknown };

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * What changed from one submission to the next, field by field. A changed document number shows although both stand
 * masked, by its keyed hash.
 */
export function snapshotDiff(before: SnapshotContent, after: SnapshotContent): FieldDifference[] {
  const differences: FieldDifference[] = [];
  for (const [step, values] of Object.entries(after.values)) {
    const earlier = (before.values as Record<string, Record<string, unknown>>)[step] ?? {};
    const later = values as Record<string, unknown>;
    for (const field of new Set([...Object.keys(earlier), ...Object.keys(later)])) {
      if (same(earlier[field], later[field])) continue;
      differences.push({
        field: `${step}.${field}`,
        before: earlier[field] ?? null,
        after: later[field] ?? null,
      });
    }
  }
  const numberListed = differences.some(({ field }) => field === "document.number");
  if (before.numberHash !== after.numberHash && !numberListed) {
    const [earlier, later] = [before.values.document.number ?? null, after.values.document.number ?? null];
    differences.push({ field: "document.number", before: earlier, after: later });
  }
  if (before.photoId !== after.photoId) {
    differences.push({ field: "photo.photo", before: before.photoId, after: after.photoId });
  }
  return differences;
}
