import { differencesOf } from "@/lib/delegates/returned-items";
import type { SnapshotContent } from "@/lib/delegates/snapshot";
import { type FieldDifference, snapshotDiff } from "@/lib/delegates/snapshot-diff";

/** A returned item as it came back: what was changed for it, and what the person says. */
export type AnsweredItem = {
  id: string;
  reasonCode: string;
  note: string | null;
  answer: string | null;
  changes: FieldDifference[];
};

/** What a reader of the file should look at again; `items` is empty where nothing was returned. */
export type FileDifference = {
  items: AnsweredItem[];
  /** All differences, those of the items among them. */
  changes: FieldDifference[];
  /** Those that belong to no item: a merge, or what an item took along. */
  others: FieldDifference[];
  earlierPhotoId: string | null;
};

type ReturnedItem = { id: string; reasonCode: string; field: string; note: string | null };
type DecisionRow = {
  id: string;
  createdAt: Date;
  toState: string;
  action: string;
  snapshotId: string | null;
  returnItems: ReturnedItem[];
};
type SnapshotRow = { id: string; number: number; content: unknown };

const contentOf = (snapshot: SnapshotRow | undefined) => snapshot?.content as SnapshotContent | undefined;

/** Of one instant, the later id: a return and its answer may share a clock's tick. */
const latestFirst = (a: DecisionRow, b: DecisionRow) =>
  b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1);

/**
 * What differs from the submission that was looked at before: after a resubmission from the one that was returned, item
 * by item; otherwise from the one before, such as before a merge.
 * @param snapshots the latest first
 */
export function fileDifference(
  made: readonly DecisionRow[],
  snapshots: readonly SnapshotRow[],
): FileDifference {
  const decisions = made.toSorted(latestFirst);
  const [after] = snapshots;
  const last = decisions.findIndex(({ action, toState }) => action === "resubmit" || toState === "RETURNED");
  const resubmitted = decisions[last]?.action === "resubmit" ? decisions[last] : undefined;
  const returned = decisions.slice(last + 1).find(({ toState }) => toState === "RETURNED");
  const handedIn = snapshots.find(({ id }) => id === resubmitted?.snapshotId);
  const before = snapshots.find(({ number }) => number < (handedIn?.number ?? after?.number ?? 0));
  const [earlier, later] = [contentOf(before), contentOf(after)];
  if (!earlier || !later) return { items: [], changes: [], others: [], earlierPhotoId: null };
  const changes = snapshotDiff(earlier, later);
  const answers = contentOf(handedIn)?.answers ?? {};
  const items = (resubmitted ? (returned?.returnItems ?? []) : []).map((item) => ({
    id: item.id,
    reasonCode: item.reasonCode,
    note: item.note,
    answer: answers[item.id] ?? null,
    changes: differencesOf(item, changes),
  }));
  const own = new Set(items.flatMap((item) => item.changes));
  return {
    items,
    changes,
    others: changes.filter((change) => !own.has(change)),
    earlierPhotoId: earlier.photoId === later.photoId ? null : earlier.photoId,
  };
}
