import { useLocale, useTranslations } from "next-intl";
import type { Action } from "@/components/forms/use-submit";
import { LiftHoldForm } from "@/components/retention/lift-hold-form";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import type { OpenHold } from "@/lib/retention/queries/retention";

type Props = {
  holds: readonly OpenHold[];
  place: { timeZone: string; city: string };
  lift: Action<unknown>;
};

/** The holds in force: of whom, why, since when and by whom. */
export function HoldList({ holds, place, lift }: Props) {
  const say = useTranslations("retention.hold");
  const locale = useLocale() as Locale;
  if (holds.length === 0) return <p>{say("none")}</p>;
  return (
    <ul className="space-y-4">
      {holds.map(({ id, reference, reason, placedAt, placedBy }) => (
        <li key={id} className="space-y-2 border-s-4 border-line ps-3">
          <p className="font-semibold">
            <bdi>{reference ?? say("everybody")}</bdi>
          </p>
          <p>
            <bdi>{reason}</bdi>
          </p>
          <p className="text-sm text-muted">
            {say("placed", { date: formatInstant(new Date(placedAt), locale, place), name: placedBy })}
          </p>
          <LiftHoldForm holdId={id} action={lift} />
        </li>
      ))}
    </ul>
  );
}
