import { getTranslations } from "next-intl/server";
import { EndCard } from "@/components/cards/end-card";
import type { Action } from "@/components/forms/use-submit";
import { Card } from "@/components/ui/card";
import type { SecondaryCardRow } from "@/lib/badges/queries/secondary-cards";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";

type Props = {
  cards: SecondaryCardRow[];
  locale: Locale;
  place: { timeZone: string; city: string };
  /** Null for readers who only look. */
  end: Action<undefined> | null;
};

/** Every card that was given out, with who signed for it, and what became of it. */
export async function CardList({ cards, locale, place, end }: Props) {
  const say = await getTranslations("cards");
  const instant = (at: string) => formatInstant(new Date(at), locale, place);
  if (cards.length === 0) return null;
  return (
    <section className="mt-8">
      <h2>{say("given")}</h2>
      <ul className="mt-3 space-y-4">
        {cards.map((card) => (
          <li key={card.id}>
            <Card wash={card.end !== null}>
              <div className="flex flex-wrap items-start justify-between gap-3">
                <div className="min-w-0">
                  <h3 className="text-lg font-semibold">
                    {say("number", { number: card.number })} · <bdi>{card.zone}</bdi>
                  </h3>
                  <p>
                    {say("holder")}: <bdi className="font-semibold">{card.holder}</bdi>
                  </p>
                  <p className="text-sm text-muted">{say("issuedAt", { date: instant(card.issuedAt) })}</p>
                </div>
                <p className="font-semibold">{say(card.end ? `ended.${card.end.reason}` : "out")}</p>
              </div>
              {card.end && (
                <p className="mt-2">
                  {say("endedAt", { date: instant(card.end.at) })}
                  {card.end.note && (
                    <>
                      {" · "}
                      <bdi>{card.end.note}</bdi>
                    </>
                  )}
                </p>
              )}
              {!card.end && card.holderLeft && (
                <p className="mt-2 font-semibold text-amber">{say("holderLeft")}</p>
              )}
              {!card.end && end && <EndCard cardId={card.id} number={card.number} action={end} />}
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}
