export type RegistrationWindow = "notYetOpen" | "open" | "closed";

/**
 * When the registrations of a delegation close: with the conference, or later where an officer gave the delegation a
 * later date. An earlier one is a promise of service and closes nothing (practice guide, calendar). The database
 * function `registration_closes` says the same.
 */
export function registrationCloses(
  conference: { registrationClosesAt: Date },
  delegation: { deadlineAt: Date | null } | null,
): Date {
  const closesAt = conference.registrationClosesAt;
  return delegation?.deadlineAt && delegation.deadlineAt > closesAt ? delegation.deadlineAt : closesAt;
}

/**
 * Whether people may register now, of that delegation where it is known. Drafts that exist may be read after closing, but not submitted; what an officer
 * returned may still be mended, since the State was in time.
 */
export function registrationWindow(
  conference: { registrationOpensAt: Date; registrationClosesAt: Date },
  now: Date,
  delegation: { deadlineAt: Date | null } | null = null,
): RegistrationWindow {
  if (now < conference.registrationOpensAt) return "notYetOpen";
  return now < registrationCloses(conference, delegation) ? "open" : "closed";
}
