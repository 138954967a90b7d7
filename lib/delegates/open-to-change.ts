import type { Prisma } from "@/lib/db/generated/client";
import { DRAFT_PARTS, type DraftRow, draftFacts, draftValues } from "@/lib/delegates/draft";
import { ALL_FIELDS, openFields } from "@/lib/delegates/returned-items";
import type { SnapshotContent } from "@/lib/delegates/snapshot";
import { clearNumber } from "@/lib/delegates/travel-document";
import { RETURNING_ACTIONS } from "@/lib/policy/delegate-workflow";

/** What a registration is read with where it may have been returned: the last submission and the last return. */
export const RETURNED_PARTS = {
  ...DRAFT_PARTS,
  snapshots: { orderBy: { number: "desc" }, take: 1 },
  decisions: {
    where: { action: { in: RETURNING_ACTIONS } },
    orderBy: { createdAt: "desc" },
    take: 1,
    include: { returnItems: { orderBy: { position: "asc" } } },
  },
} as const satisfies Prisma.DelegateInclude;

export type ReturnedRow = Prisma.DelegateGetPayload<{ include: typeof RETURNED_PARTS }>;

type Parts = DraftRow & {
  snapshots: readonly { content: unknown }[];
  decisions: readonly { returnItems: readonly { field: string }[] }[];
};

/** What was handed in last; null before the first time. */
export function lastSubmission({ snapshots }: Pick<Parts, "snapshots">): SnapshotContent | null {
  return (snapshots[0]?.content as SnapshotContent | undefined) ?? null;
}

/**
 * The fields of a registration that may be changed now, for whoever may edit it: all of a draft, of a returned one what
 * returned-items.ts opens. The caller has checked that its state is open at all.
 */
export function openToChange(row: Parts, now: Date): ReadonlySet<string> {
  if (row.state !== "RETURNED") return ALL_FIELDS;
  return openFields(row.decisions[0]?.returnItems ?? [], {
    before: lastSubmission(row),
    values: draftValues(row, clearNumber(row.travelDocument)),
    facts: draftFacts(row, now),
  });
}
