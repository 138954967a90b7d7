import type { IncomingHttpHeaders } from "node:http";

/** Header in which the web server hands the client's address to the application. */
export const ADDRESS_HEADER = "x-placet-address";

/** Never believed from outside: proxy claims, our own headers, and Next's internal ones (CVE-2025-29927 and kin). */
export const DROPPED_HEADERS = [
  ADDRESS_HEADER,
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "forwarded",
  "x-real-ip",
  "x-nonce",
  "x-next-intl-locale",
  "x-middleware-subrequest",
  "x-middleware-rewrite",
  "x-middleware-next",
  "x-invoke-path",
  "x-invoke-query",
  "x-invoke-status",
  "x-matched-path",
  "x-nextjs-data",
  "x-now-route-matches",
] as const;

/**
 * Network address of the client. Each trusted proxy appends one entry to X-Forwarded-For, so with n proxies the n-th
 * entry from the end is the client; with none the header is not believed at all.
 */
export function clientAddress(
  headers: IncomingHttpHeaders,
  socketAddress: string | undefined,
  trustedProxies: number,
): string {
  const direct = socketAddress ?? "unknown";
  if (trustedProxies === 0) return direct;
  const forwarded = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  return forwarded.at(-trustedProxies) ?? direct;
}
