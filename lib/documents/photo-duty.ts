import type { DelegateState } from "@/lib/policy/delegate-states";
import { isEditableState, startsFrom } from "@/lib/policy/delegate-workflow";

/** By which permission somebody gives a person a photo: as the one who fills in the form, or as protocol for its guest. */
export type PhotoDuty = "registration.edit" | "review.fastTrack";

/** Whether a photo is taken in that state: while the form is open, and from protocol before the fast track. */
export function takesPhoto(duty: PhotoDuty, state: DelegateState): boolean {
  return duty === "review.fastTrack" ? startsFrom("fastTrack", state) : isEditableState(state);
}
