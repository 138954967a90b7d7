export type RegistrationWindow = "notYetOpen" | "open" | "closed";

/**
 * Whether people may register now. Drafts that exist may be read after closing, but not submitted; what an officer
 * returned may still be mended, since the State was in time.
 */
export function registrationWindow(
  conference: { registrationOpensAt: Date; registrationClosesAt: Date },
  now: Date,
): RegistrationWindow {
  if (now < conference.registrationOpensAt) return "notYetOpen";
  return now < conference.registrationClosesAt ? "open" : "closed";
}
