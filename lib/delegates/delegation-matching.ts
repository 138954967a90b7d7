import "server-only";
import type { db, Tx } from "@/lib/db/client";
import type { NominatedLine, Registration } from "@/lib/delegates/control-report";
import type { MatchDecision } from "@/lib/delegates/match-decisions";
import type { PersonName } from "@/lib/i18n/names";
import { type DelegateState, LEFT_STATES } from "@/lib/policy/delegate-states";

/** Those who are not, or no longer, of the delegation. */

export type MatchedRegistration = Registration & {
  name: PersonName;
  state: DelegateState;
  reference: string;
};

/** What the matching of a delegation works on. */
export type MatchingInput = {
  lines: (NominatedLine & { documentId: string; lineNumber: number })[];
  people: MatchedRegistration[];
  decisions: MatchDecision[];
};

/**
 * The lines of a delegation's documents in force (received or verified), its people, and what was said of their
 * matches. The caller has checked that the delegation is in reach.
 * @param documentId also the lines of this document, whatever its state
 */
export async function matchingInput(
  asked: Tx | typeof db,
  delegationId: string,
  documentId?: string,
): Promise<MatchingInput> {
  const inForce = { state: { in: ["RECEIVED" as const, "VERIFIED" as const] } };
  const lines = await asked.nominationLine.findMany({
    where: {
      document: { delegationId, OR: documentId ? [inForce, { id: documentId }] : [inForce] },
    },
    orderBy: [{ document: { receivedAt: "asc" } }, { lineNumber: "asc" }],
    include: { matches: true },
  });
  const people = await asked.delegate.findMany({
    where: { delegationId, mergedIntoId: null, state: { notIn: [...LEFT_STATES] } },
    include: { person: true },
    orderBy: { id: "asc" },
  });
  const decisions = lines
    .flatMap(({ matches }) => matches)
    .toSorted((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime() || (a.id < b.id ? -1 : 1));
  return {
    lines: lines.map(({ matches: _matches, ...line }) => line),
    people: people.map(({ id, state, reference, person, functionalTitle, delegationRole }) => ({
      id,
      state,
      reference,
      name: person,
      functionalTitle,
      delegationRole,
    })),
    decisions: decisions.map(({ lineId, delegateId, verdict }) => ({
      lineId,
      delegateId,
      verdict: verdict === "CONFIRMED" ? ("confirmed" as const) : ("rejected" as const),
    })),
  };
}
