import type { Permission } from "@/lib/policy/permissions";

/** What a file may bring in; the database enum says the same. */
export const IMPORT_KINDS = ["DELEGATIONS", "NOMINATIONS", "DELEGATES", "PHOTOS"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Kinds that come as a table. */
export const TABLE_KINDS = ["DELEGATIONS", "NOMINATIONS", "DELEGATES"] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** What the import writes must be allowed beside `import.make`: it opens no door that is closed elsewhere. */
export const WRITES: Record<ImportKind, Permission> = {
  DELEGATIONS: "organization.manage",
  NOMINATIONS: "nomination.record",
  DELEGATES: "registration.create",
  PHOTOS: "registration.edit",
};

/** Kinds that a focal point may bring in for the own delegation. */
export const DELEGATION_KINDS: readonly ImportKind[] = ["NOMINATIONS", "DELEGATES", "PHOTOS"];

/** Whether the kind comes as a table, not as an archive of pictures. */
export function isTableKind(kind: ImportKind): kind is TableKind {
  return kind !== "PHOTOS";
}
