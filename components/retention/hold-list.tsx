import { useLocale, useTranslations } from "next-intl";
import { ReasonForm } from "@/components/forms/reason-form";
import type { Action } from "@/components/forms/use-submit";
import { Fold } from "@/components/ui/fold";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import type { OpenHold } from "@/lib/retention/queries/retention";

type Props = {
  holds: readonly OpenHold[];
  place: { timeZone: string; city: string };
  lift: Action<unknown>;
};

/** The holds in force: of whom, why, since when and by whom, each to be lifted with a reason. */
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
            {formatInstant(new Date(placedAt), locale, place)} · <bdi>{placedBy}</bdi>
          </p>
          <Fold title={say("lift")}>
            <ReasonForm
              subject={{ holdId: id }}
              fields={[{ name: "reason", id: `lift-${id}`, label: say("liftWhy") }]}
              button={say("liftButton")}
              variant="danger"
              action={lift}
            />
          </Fold>
        </li>
      ))}
    </ul>
  );
}
