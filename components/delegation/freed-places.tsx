import { getLocale, getTranslations } from "next-intl/server";
import type { FreedPlace } from "@/lib/delegates/freed-places";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";

type Props = { freed: FreedPlace[]; place: { timeZone: string; city: string } };

/** Causes with words of their own; what else leaves a place is said in general. */
const CAUSES = ["withdraw", "substitute", "refuse", "revoke", "quotaRaised"] as const;

/** Who came from the waiting list into a place, and what freed it. */
export async function FreedPlaces({ freed, place }: Props) {
  const [say, locale] = await Promise.all([
    getTranslations("delegation.freed"),
    getLocale() as Promise<Locale>,
  ]);
  if (freed.length === 0) return null;
  return (
    <section className="mt-8">
      <h2>{say("title")}</h2>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {freed.map(({ id, name, by, of, at }) => {
          const cause = CAUSES.find((known) => known === by) ?? "other";
          return (
            <li key={id} className="py-2">
              <bdi className="font-semibold">{name}</bdi>
              <span className="block text-sm text-muted">
                {say(`by.${cause}`, { name: of ?? "" })} · {formatInstant(new Date(at), locale, place)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
