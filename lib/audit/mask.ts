/** Fields whose values never enter the audit trail; only that they changed is recorded. */
const SECRET = /password|secret|token|totp|recoverycode|numberhash|ciphertext/i;
/** Numbers of documents keep their last two characters, enough to tell two documents apart. */
const DOCUMENT_NUMBER = /documentnumber|^number$|mrz/i;

/** Shows the last two characters of a document number: "•••••06". Short numbers vanish whole. */
export function maskDocumentNumber(number: string): string {
  const visible = number.length > 4 ? number.slice(-2) : "";
  return "•".repeat(number.length - visible.length) + visible;
}

function maskValue(field: string, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (SECRET.test(field)) return "[masked]";
  if (DOCUMENT_NUMBER.test(field)) return typeof value === "string" ? maskDocumentNumber(value) : "[masked]";
  return value instanceof Date ? value.toISOString() : value;
}

export type FieldChanges = Record<string, { before: unknown; after: unknown }>;

/**
 * Field-level difference of two records, masked. Fields that did not change are left out.
 * @param before the record as it was; empty for a creation
 * @param after the fields as they are now
 */
export function fieldChanges(before: Record<string, unknown>, after: Record<string, unknown>): FieldChanges {
  const changes: FieldChanges = {};
  for (const [field, value] of Object.entries(after)) {
    const earlier = before[field] ?? null;
    const later = value ?? null;
    if (JSON.stringify(earlier) === JSON.stringify(later)) continue;
    changes[field] = { before: maskValue(field, earlier), after: maskValue(field, later) };
  }
  return changes;
}

/**
 * The same of a person's own data: which fields changed, without the values. The trail is kept for years and never
 * changed, so what must be purged does not enter it; the versions handed in hold the values until then.
 */
export function personalChanges(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): FieldChanges {
  const apart = (value: unknown) => (value === null ? null : "[apart]");
  return Object.fromEntries(
    Object.entries(fieldChanges(before, after)).map(([field, change]) => [
      field,
      { before: apart(change.before), after: apart(change.after) },
    ]),
  );
}
