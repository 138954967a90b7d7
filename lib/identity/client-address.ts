import type { IncomingHttpHeaders } from "node:http";
import { isIPv4, isIPv6 } from "node:net";

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

/**
 * What an address counts as in rate limits: IPv4 whole, also when written inside IPv6; IPv6 by its first 64 bits, of
 * which one subscriber holds all the rest (RFC 6177). Anything else counts as it is.
 */
export function addressBlock(address: string): string {
  const plain = address.split("%")[0] ?? "";
  const mapped = plain.replace(/^::ffff:(?=\d+\.)/i, "");
  if (isIPv4(mapped) || !isIPv6(plain)) return mapped.slice(0, 100);
  const groups = (part = "") => part.split(":").filter(Boolean);
  const [start, end] = plain.replace(/(\d+\.){3}\d+$/, "0:0").split("::");
  const [left, right] = [groups(start), groups(end)];
  const whole = [...left, ...Array<string>(8 - left.length - right.length).fill("0"), ...right];
  return whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
