import "server-only";
import type { db, Tx } from "@/lib/db/client";
import { displayName } from "@/lib/i18n/names";
import { hasLeft } from "@/lib/policy/delegate-states";

/** A place that passed to somebody of the waiting list; `by` is what freed it, `of` whose place it was. */
export type FreedPlace = { id: string; name: string; by: string; of: string | null; at: string };

const SHOWN = 5;

/**
 * The last places of a delegation that were given from its waiting list. The caller has checked that the delegation is
 * in reach; everybody named has submitted, and so is known to officers too, or has left.
 */
export async function freedPlaces(asked: Tx | typeof db, delegationId: string): Promise<FreedPlace[]> {
  const rows = await asked.decision.findMany({
    where: { action: "takeFreedPlace", delegate: { delegationId } },
    orderBy: { createdAt: "desc" },
    take: SHOWN,
    include: {
      delegate: { include: { person: true } },
      cause: { include: { delegate: { include: { person: true } } } },
    },
  });
  return rows
    .filter(({ delegate }) => !hasLeft(delegate.state))
    .map(({ id, delegate, reasonCode, cause, createdAt }) => ({
      id,
      name: displayName(delegate.person),
      by: reasonCode ?? "found",
      of: cause ? displayName(cause.delegate.person) : null,
      at: createdAt.toISOString(),
    }));
}
