import type { DelegationFigures } from "@/lib/badges/queries/delegations-overview";

/** The stages on the way from the document to the badge, in their order. */
export const FIGURES = ["nominated", "registered", "complete", "approved", "collected"] as const;

export type FigureGroup<Key extends string> = DelegationFigures & { key: Key; delegations: number };

/** Adds up the figures of delegations by type or region, in the order in which the keys are given. */
export function figuresBy<Key extends string, Row extends DelegationFigures>(
  rows: readonly Row[],
  keys: readonly Key[],
  keyOf: (row: Row) => Key,
): FigureGroup<Key>[] {
  return keys.flatMap((key) => {
    const own = rows.filter((row) => keyOf(row) === key);
    if (own.length === 0) return [];
    const sum = (figure: (typeof FIGURES)[number]) => own.reduce((total, row) => total + row[figure], 0);
    return [
      {
        key,
        delegations: own.length,
        nominated: sum("nominated"),
        registered: sum("registered"),
        complete: sum("complete"),
        approved: sum("approved"),
        collected: sum("collected"),
      },
    ];
  });
}
