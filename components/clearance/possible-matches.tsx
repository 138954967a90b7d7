import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import type { PossibleMatch } from "@/lib/screening/queries/clearance-file";

type Props = {
  matches: readonly PossibleMatch[];
  locale: Locale;
  zone: { timeZone: string; city: string };
};

/** What may still be this person stands out; what was found not to be steps back. */
const EDGE: Record<NonNullable<PossibleMatch["outcome"]> | "OPEN", string> = {
  OPEN: "border-amber",
  REFERRED: "border-amber",
  CONFIRMED: "border-red",
  FALSE_POSITIVE: "border-line",
};

/** Names on lists that may be this person, with why, and how each was settled. */
export async function PossibleMatches({ matches, locale, zone }: Props) {
  const say = await getTranslations("clearance");
  const at = (instant: string) => formatInstant(new Date(instant), locale, zone);
  return (
    <Card>
      <h2 className="mb-2">{say("matches")}</h2>
      {matches.length === 0 && <p className="text-muted">{say("noMatches")}</p>}
      <ul className="space-y-4">
        {matches.map((match) => (
          <li key={match.id} className={clsx("border-s-4 ps-3", EDGE[match.outcome ?? "OPEN"])}>
            <p className="font-semibold">
              <bdi>{match.name}</bdi> · {say("score", { score: match.score })}
            </p>
            <p>
              <bdi>{match.listName}</bdi> · <bdi>{match.listVersion}</bdi>
            </p>
            <p>
              <bdi>{match.reason}</bdi>
            </p>
            <p className="text-sm text-muted">
              <bdi>{match.enteredBy}</bdi> · {at(match.enteredAt)}
            </p>
            <p className="mt-2 font-semibold">{say(`outcome.${match.outcome ?? "OPEN"}`)}</p>
            {match.settledAt && (
              <>
                <p>
                  <bdi>{match.settledReason}</bdi>
                </p>
                <p className="text-sm text-muted">
                  <bdi>{match.settledBy}</bdi> · {at(match.settledAt)}
                </p>
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
