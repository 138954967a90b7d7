import { env } from "@/lib/env";
import { LIFETIME } from "@/lib/identity/session-lifetime";

const secure = () => env.APP_URL.startsWith("https:");

/** `__Host-` binds the cookie to this host over TLS; plain http (a demo on localhost) cannot carry it. */
export function sessionCookieName(): string {
  return secure() ? "__Host-placet" : "placet";
}

/** Attributes of the session cookie. */
export function sessionCookieOptions() {
  return {
    path: "/",
    httpOnly: true,
    sameSite: "lax" as const,
    secure: secure(),
    maxAge: LIFETIME.REGISTRANT.absolute / 1000,
  };
}
