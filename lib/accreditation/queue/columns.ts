/** What the queue can show beside photo and name. */
export const QUEUE_COLUMNS = [
  "state",
  "waiting",
  "due",
  "claim",
  "category",
  "delegation",
  "title",
  "submitted",
  "reference",
] as const;
export type QueueColumn = (typeof QUEUE_COLUMNS)[number];

/** What is shown to whoever has chosen nothing. */
export const USUAL_COLUMNS: readonly QueueColumn[] = [
  "category",
  "delegation",
  "state",
  "waiting",
  "claim",
  "reference",
];

/** The columns that are known, in the order of the list; the usual ones where none is left. */
export function knownColumns(words: readonly string[]): QueueColumn[] {
  const chosen = QUEUE_COLUMNS.filter((column) => words.includes(column));
  return chosen.length > 0 ? chosen : [...USUAL_COLUMNS];
}
