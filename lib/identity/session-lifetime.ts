import type { SessionKind } from "@/lib/db/generated/enums";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a session lives without a request, and at most (OWASP ASVS 5.0, 7.3). Milliseconds. */
export const LIFETIME: Record<SessionKind, { idle: number; absolute: number }> = {
  USER: { idle: 30 * MINUTE, absolute: 12 * HOUR },
  REGISTRANT: { idle: 2 * HOUR, absolute: 24 * HOUR },
};

/** `lastSeenAt` is written at most this often, so that reading pages does not write. */
export const TOUCH_INTERVAL = MINUTE;

/** Whether a stored session still counts at `now`. */
export function sessionIsAlive(
  session: { kind: SessionKind; lastSeenAt: Date; expiresAt: Date; revokedAt: Date | null },
  now: Date,
): boolean {
  if (session.revokedAt !== null || session.expiresAt <= now) return false;
  return now.getTime() - session.lastSeenAt.getTime() < LIFETIME[session.kind].idle;
}

/** How old a sign-in may be for changing how one signs in. */
const RECENT = 15 * MINUTE;

/** Whether the session was opened just now: by the password, or by the second factor after it. */
export function isRecent(openedAt: Date, now: Date): boolean {
  return now.getTime() - openedAt.getTime() < RECENT;
}
