import "server-only";
import { cookies, headers } from "next/headers";
import { sessionCookieName, sessionCookieOptions } from "@/lib/identity/cookie";

/** Puts a new session into the browser. */
export async function setSessionCookie(token: string): Promise<void> {
  (await cookies()).set(sessionCookieName(), token, sessionCookieOptions());
}

/** Takes the session out of the browser. */
export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(sessionCookieName(), "", { ...sessionCookieOptions(), maxAge: 0 });
}

/** What the browser calls itself, for the person's own list of sessions. */
export async function userAgent(): Promise<string> {
  return (await headers()).get("user-agent") ?? "";
}
