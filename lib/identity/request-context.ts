import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { now } from "@/lib/clock";
import type { Ctx } from "@/lib/context";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/config";
import { ADDRESS_HEADER } from "@/lib/identity/client-address";
import { sessionCookieName } from "@/lib/identity/cookie";
import { actorOfToken } from "@/lib/identity/session";
import { newId } from "@/lib/ids";

/** Header by which proxy.ts passes on the locale of the page. */
export const LOCALE_HEADER = "x-next-intl-locale";

/** The context of the request under way, made once per request. */
export const getContext = cache(async (): Promise<Ctx> => {
  const [sent, jar] = await Promise.all([headers(), cookies()]);
  const time = now();
  const wanted = sent.get(LOCALE_HEADER) ?? jar.get("NEXT_LOCALE")?.value ?? DEFAULT_LOCALE;
  return {
    actor: await actorOfToken(jar.get(sessionCookieName())?.value, time),
    locale: isLocale(wanted) ? wanted : DEFAULT_LOCALE,
    requestId: newId(),
    now: time,
    address: sent.get(ADDRESS_HEADER) ?? "unknown",
  };
});
