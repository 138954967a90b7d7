import { env } from "@/lib/env";

/**
 * Whether a state-changing request comes from our own pages: Origin must be ours, a missing one refuses, and
 * Sec-Fetch-Site, where sent, must agree (OWASP CSRF prevention; Next itself accepts a missing Origin).
 */
export function isOwnOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  return (
    headers.get("origin") === env.APP_URL && (site === null || site === "same-origin" || site === "none")
  );
}

/**
 * The local path to go to after signing in. Anything that is not a plain path on this site gives the fallback: no
 * scheme, no host, no backslash, no control character (CWE-601).
 */
export function safeNextPath(next: unknown, fallback: string): string {
  if (typeof next !== "string" || next.length > 500) return fallback;
  if (!/^\/(?![/\\])[A-Za-z0-9\-._~!$&'()*+,;=:@%/?[\]]*$/.test(next)) return fallback;
  const url = new URL(next, env.APP_URL);
  return url.origin === env.APP_URL ? url.pathname + url.search : fallback;
}
