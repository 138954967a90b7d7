import { NextRequest, NextResponse } from "next/server";
import createMiddleware from "next-intl/middleware";
import { env } from "@/lib/env";
import { isLocale } from "@/lib/i18n/config";
import { routing } from "@/lib/i18n/routing";
import { pageHeaders } from "@/lib/security-headers";

const byLocale = createMiddleware(routing);

function configuredOrigin(): URL {
  return new URL(env.APP_URL);
}

/** Host of the request, compared whole: a forged one could poison links and caches. */
function isOurHost(request: NextRequest): boolean {
  return request.headers.get("host") === configuredOrigin().host;
}

function pathWithoutLocale(pathname: string): string {
  const [, first, ...rest] = pathname.split("/");
  return isLocale(first) ? `/${rest.join("/")}` : pathname;
}

/** Language, headers and the host check only. It decides no access: every query and command checks again. */
export default function proxy(request: NextRequest): NextResponse {
  if (!isOurHost(request)) return new NextResponse("Misdirected request", { status: 421 });
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const headers = pageHeaders({
    nonce,
    path: pathWithoutLocale(request.nextUrl.pathname),
    secure: configuredOrigin().protocol === "https:",
    development: env.NODE_ENV === "development",
  });
  const sent = new Headers(request.headers);
  sent.set("x-nonce", nonce);
  sent.set("content-security-policy", headers["Content-Security-Policy"] ?? "");
  const response = byLocale(new NextRequest(request.nextUrl, { headers: sent }));
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

export const config = {
  matcher: ["/((?!api/|_next/static|_next/image|fonts/|favicon.ico|icon.svg|robots.txt).*)"],
};
