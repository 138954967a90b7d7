import { getLocale, getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { deviceOf } from "@/lib/identity/device";

type Session = {
  id: string;
  isThis: boolean;
  userAgent: string;
  address: string;
  createdAt: string;
  lastSeenAt: string;
};

/** The browsers in which somebody is signed in, this one marked. */
export async function SessionList({ sessions }: { sessions: readonly Session[] }) {
  const [say, locale] = await Promise.all([
    getTranslations("identity.account"),
    getLocale() as Promise<Locale>,
  ]);
  const at = (instant: string) => formatInstant(new Date(instant), locale, { timeZone: "UTC", city: "UTC" });
  const nameOf = (userAgent: string) => {
    const { browser, system } = deviceOf(userAgent);
    if (browser && system) return say("device", { browser, system });
    return browser ?? system ?? say("unknownDevice");
  };
  return (
    <ul className="divide-y divide-line">
      {sessions.map((session) => (
        <li key={session.id} className="py-3">
          <p>
            <bdi className="font-semibold">{nameOf(session.userAgent)}</bdi>
            {session.isThis && (
              <span className="ms-2 text-sm font-semibold text-green">{say("thisOne")}</span>
            )}
          </p>
          <p className="text-sm text-muted">
            {say("opened", { date: at(session.createdAt) })} · {say("seen", { date: at(session.lastSeenAt) })}{" "}
            · <bdi className="tabular">{session.address}</bdi>
          </p>
        </li>
      ))}
    </ul>
  );
}
