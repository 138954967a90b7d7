/** What a person has said of a line and a delegate; of several on one matter, the last counts. */
export type MatchDecision = { lineId: string; delegateId: string; verdict: "confirmed" | "rejected" };

/** Decisions in force: the delegate of each confirmed line, and the pairs that may not be proposed. */
export type DecisionsInForce = {
  delegateOf: ReadonlyMap<string, string>;
  isRejected: (lineId: string, delegateId: string) => boolean;
};

const pairOf = (lineId: string, delegateId: string) => JSON.stringify([lineId, delegateId]);

/**
 * Reads decisions in the order in which they were taken. A confirmation replaces what was confirmed before of that line
 * or of that delegate, and a rejection of the pair; a rejection ends a confirmation of the pair.
 */
export function decisionsInForce(decisions: readonly MatchDecision[]): DecisionsInForce {
  const delegateOf = new Map<string, string>();
  const lineOf = new Map<string, string>();
  const rejected = new Set<string>();
  const release = (lineId: string | undefined) => {
    const delegateId = lineId === undefined ? undefined : delegateOf.get(lineId);
    if (lineId === undefined || delegateId === undefined) return;
    delegateOf.delete(lineId);
    lineOf.delete(delegateId);
  };
  for (const { lineId, delegateId, verdict } of decisions) {
    if (verdict === "rejected") {
      if (delegateOf.get(lineId) === delegateId) release(lineId);
      rejected.add(pairOf(lineId, delegateId));
      continue;
    }
    release(lineId);
    release(lineOf.get(delegateId));
    rejected.delete(pairOf(lineId, delegateId));
    delegateOf.set(lineId, delegateId);
    lineOf.set(delegateId, lineId);
  }
  return { delegateOf, isRejected: (lineId, delegateId) => rejected.has(pairOf(lineId, delegateId)) };
}
