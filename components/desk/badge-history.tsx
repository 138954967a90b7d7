import { getLocale, getTranslations } from "next-intl/server";
import type { DeskBadge } from "@/lib/badges/queries/desk-person";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant, type Place } from "@/lib/i18n/dates";

type Props = { badges: readonly DeskBadge[]; place: Place };

/** Every badge of a person with who did what and when, newest first. */
export async function BadgeHistory({ badges, place }: Props) {
  const [say, locale] = await Promise.all([getTranslations("desk"), getLocale() as Promise<Locale>]);
  if (badges.length === 0) return null;
  return (
    <section aria-labelledby="history" className="space-y-3">
      <h2 id="history">{say("history")}</h2>
      <ul className="space-y-3">
        {badges.map(({ id, number, state, events }) => (
          <li key={id} className="rounded-md border border-line p-3">
            <p className="flex flex-wrap justify-between gap-2 font-semibold">
              <bdi className="tabular">{number}</bdi>
              <span>{say(`badgeState.${state}`)}</span>
            </p>
            <ol className="mt-1 text-sm text-muted">
              {events.map(({ kind, at, by }) => (
                <li key={`${kind} ${at}`}>
                  {say(`event.${kind}` as never)} ·{" "}
                  <time dateTime={at}>{formatInstant(new Date(at), locale, place)}</time> ·{" "}
                  {by ? say("by", { name: by }) : say("automatic")}
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </section>
  );
}
