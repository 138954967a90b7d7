const NO_PLACE_LEFT: readonly string[] = ["delegationFull", "categoryFull", "zoneFull"];

/** Whether a refusal, by its key in the namespace `errors`, leaves the waiting list as the way on. */
export function noPlaceLeft(message: string | undefined): boolean {
  return message !== undefined && NO_PLACE_LEFT.includes(message);
}
