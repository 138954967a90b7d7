import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/chain";
import type { DelegateState } from "@/lib/policy/delegate-states";
import { RETENTION_CLASSES, type RetentionClass } from "@/lib/retention/classes";

/** What is stored of one person, by class; `delegateId` null: the print sheets of the conference. */
export type Stored = {
  delegateId: string | null;
  version: number;
  state: DelegateState | null;
  wasSubmitted: boolean;
  records: Partial<Record<RetentionClass, number>>;
  /** Objects in the store by the class they go with, in order. */
  keys: Partial<Record<RetentionClass, string[]>>;
};

/** One line of a purge: whose data go, which classes, how much. */
export type ListedRow = Pick<Stored, "delegateId" | "version" | "records" | "keys"> & {
  classes: RetentionClass[];
};

const ENDED_UNSUBMITTED: readonly (DelegateState | null)[] = ["LAPSED", "WITHDRAWN", "CLOSED"];
/** Without these the registration itself stays: it goes last. */
const ALL_BUT_DRAFT = RETENTION_CLASSES.filter((name) => name !== "DRAFT");

/**
 * Which of the due classes go for this person (practice table, R34). What was never handed in goes as a whole. Of the
 * others needs go as soon as they are due, everything else once the registration is closed, and the registration with the
 * clearance file last, when every class is due.
 */
export function classesToPurge(stored: Stored, due: readonly RetentionClass[]): RetentionClass[] {
  const has = (name: RetentionClass) => (stored.records[name] ?? 0) > 0;
  if (stored.delegateId === null)
    return due.includes("PHOTO") && (stored.keys.PHOTO ?? []).length > 0 ? ["PHOTO"] : [];
  if (!stored.wasSubmitted) {
    const ends = due.includes("DRAFT") && ENDED_UNSUBMITTED.includes(stored.state);
    return ends && (has("DRAFT") || stored.state === "CLOSED") ? ["DRAFT"] : [];
  }
  const closed = stored.state === "CLOSED";
  const last = closed && ALL_BUT_DRAFT.every((name) => due.includes(name));
  return ALL_BUT_DRAFT.filter((name) => {
    if (!due.includes(name)) return false;
    if (name === "REGISTRATION") return last;
    if (name === "CLEARANCE") return last && has(name);
    return has(name) && (name === "NEEDS" || closed);
  });
}

/** The line of a person, or null when nothing of it is due. */
export function listedRow(stored: Stored, due: readonly RetentionClass[]): ListedRow | null {
  const classes = classesToPurge(stored, due);
  if (classes.length === 0) return null;
  const { delegateId, version } = stored;
  const records = Object.fromEntries(classes.map((name) => [name, stored.records[name] ?? 0]));
  const going = classes.map((name) => [name, stored.keys[name] ?? []] as const);
  const keys = Object.fromEntries(going.filter(([, of]) => of.length > 0));
  return { delegateId, version, classes, records, keys };
}

/** All objects of a line. */
export function keysOf({ keys }: Pick<ListedRow, "keys">): string[] {
  return Object.values(keys).flat();
}

/** How many objects of a line go, by class. */
export function filesOf({ keys }: Pick<ListedRow, "keys">): Counted["files"] {
  return Object.fromEntries(Object.entries(keys).map(([name, of]) => [name, of.length]));
}

const sha256 = (value: unknown) => new Uint8Array(createHash("sha256").update(canonicalJson(value)).digest());

/** SHA-256 of a line: another version of the person, other records or other files give another one. */
export function rowFingerprint(row: ListedRow): Uint8Array<ArrayBuffer> {
  return sha256(row);
}

/** SHA-256 of a list, by the fingerprints of its lines in their order. */
export function listHash(rows: readonly ListedRow[]): Uint8Array<ArrayBuffer> {
  return sha256(rows.map((row) => Buffer.from(rowFingerprint(row)).toString("hex")));
}

/** Of one class: how many people it concerns, how many records and files go. */
export type ClassCount = { name: RetentionClass; people: number; records: number; files: number };

type Counted = Pick<ListedRow, "delegateId" | "classes" | "records"> & {
  files: Partial<Record<RetentionClass, number>>;
};

/** A line as it is stored, for its sums. */
export function countedRow(row: {
  delegateId: string | null;
  classes: RetentionClass[];
  records: unknown;
  files: unknown;
}): Counted {
  return { ...row, records: row.records as Counted["records"], files: row.files as Counted["files"] };
}

/** The sums of some lines by class, every class once. */
export function countByClass(rows: readonly Counted[]): ClassCount[] {
  return RETENTION_CLASSES.map((name) => {
    const own = rows.filter(({ classes }) => classes.includes(name));
    return {
      name,
      people: own.filter(({ delegateId }) => delegateId !== null).length,
      records: own.reduce((sum, { records }) => sum + (records[name] ?? 0), 0),
      files: own.reduce((sum, { files }) => sum + (files[name] ?? 0), 0),
    };
  });
}
