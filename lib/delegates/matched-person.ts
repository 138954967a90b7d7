import type { MatchedRegistration } from "@/lib/delegates/delegation-matching";
import { displayName } from "@/lib/i18n/names";
import type { NameReason } from "@/lib/matching/compare-names";
import { type DelegateState, wasSubmitted } from "@/lib/policy/delegate-states";

/** A registration beside a line. Drafts are their owners': an officer learns only that one was begun. */
export type MatchedPerson = {
  delegateId: string;
  /** null: a draft that the reader may not see. */
  name: string | null;
  reference: string;
  state: DelegateState;
  reasons: NameReason[];
};

/** What a reader sees of a registration: officers see people from the submission on. */
export function personFor(
  person: MatchedRegistration,
  reasons: NameReason[],
  seesDrafts: boolean,
): MatchedPerson {
  const { id, reference, state, name } = person;
  const shown = seesDrafts || wasSubmitted(state);
  return { delegateId: id, reference, state, reasons, name: shown ? displayName(name) : null };
}
