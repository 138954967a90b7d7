import { env } from "@/lib/env";
import { isLocale } from "@/lib/i18n/config";

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

/** Characters of a path and query; backslashes and control characters, which browsers read as slashes, are out. */
const PATH = /^\/(?!\/)[A-Za-z0-9\-._~!$&'()*+,;=:@%/?[\]]*$/;
/** A second slash in front, also after dot segments are resolved, names another host; routes answer no pages. */
const LEADS_AWAY = /\/\/|%2f|%5c|^\/api(\/|$)/i;

/**
 * The page to go to after signing in, without its language, which the router adds. Anything that is not a plain path
 * to a page of this site gives the fallback (CWE-601).
 */
export function safeNextPath(next: unknown, fallback: string): string {
  if (typeof next !== "string" || next.length > 500 || !PATH.test(next)) return fallback;
  const { origin, pathname, search } = new URL(next, env.APP_URL);
  if (origin !== env.APP_URL || LEADS_AWAY.test(pathname)) return fallback;
  const [, first, ...rest] = pathname.split("/");
  const path = isLocale(first) ? `/${rest.join("/")}` : pathname;
  return LEADS_AWAY.test(path) ? fallback : path + search;
}
