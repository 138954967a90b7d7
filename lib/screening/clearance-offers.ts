import type { Actor } from "@/lib/context";
import { can } from "@/lib/policy/can";
import {
  type ClearanceAction,
  type ClearanceState,
  clearanceStartsFrom,
} from "@/lib/policy/clearance-workflow";

/** What a vetting officer may do with a file, in the order of the buttons. */
const OFFERED = [
  "start",
  "resume",
  "clear",
  "dismissMatch",
  "clearReferred",
  "enterMatch",
  "ask",
  "refer",
  "deny",
  "denyLater",
] as const satisfies ClearanceAction[];
export type OfferedAction = (typeof OFFERED)[number];

export type ClearanceOffer = {
  action: OfferedAction;
  allowed: boolean;
  /** Why not, as a key of the namespace `errors`. */
  reason: string | null;
};

type Facts = {
  conferenceId: string;
  state: ClearanceState;
  /** Why separation of duties stands against the reader. */
  separate: string | null;
  reviewOpen: boolean;
  reviewPlanned: boolean;
  queryOpen: boolean;
};

function obstacle(action: OfferedAction, file: Facts): string | null {
  if (file.separate) return file.separate;
  if (action === "start" && file.reviewPlanned) return "reviewNotYet";
  if (action === "ask" && !file.reviewOpen) return "noOpenReview";
  return action === "resume" && file.queryOpen ? "queryOpen" : null;
}

/** The actions that the table lets start from the file's state, each with the reason when it is not for the reader. */
export function clearanceOffers(actor: Actor, file: Facts): ClearanceOffer[] {
  if (!can(actor, "clearance.decide", { conferenceId: file.conferenceId })) return [];
  // A further match is entered without leaving the state.
  const starts = (action: OfferedAction) =>
    clearanceStartsFrom(action, file.state) || (action === "enterMatch" && file.state === "POSSIBLE_MATCH");
  return OFFERED.filter(starts).map((action) => {
    const reason = obstacle(action, file);
    return { action, allowed: reason === null, reason };
  });
}
