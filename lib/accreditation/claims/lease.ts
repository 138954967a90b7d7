/** How long a dossier stays claimed by a page that is no longer heard of. */
export const LEASE_MINUTES = 5;

/** How often an open page that is in use renews its claim: several times within a lease, so that one may be lost. */
export const RENEW_SECONDS = 60;

/** When a lease that begins or is renewed now will end. */
export function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + LEASE_MINUTES * 60_000);
}
