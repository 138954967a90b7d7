import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import type { ClearanceEvent } from "@/lib/screening/queries/clearance-file";

type Props = {
  events: readonly ClearanceEvent[];
  locale: Locale;
  zone: { timeZone: string; city: string };
  /** Where a note is written. */
  children: ReactNode;
};

/** Everything that happened in the file, the latest first, and where a note is added. */
export async function ClearanceHistory({ events, locale, zone, children }: Props) {
  const [say, role] = await Promise.all([getTranslations("clearance"), getTranslations("roles")]);
  return (
    <Card className="lg:col-span-2">
      <h2 className="mb-2">{say("history")}</h2>
      {children}
      <ol className="mt-4 space-y-3">
        {events.map(({ id, action, toState, note, by, actingRole, at }) => (
          <li key={id} className="border-s-2 border-line ps-3">
            <p className="font-semibold">
              {say(`event.${action}` as never)}
              {action !== "note" && ` – ${say(`state.${toState}`)}`}
            </p>
            {note && (
              <p className="whitespace-pre-line">
                <bdi>{note}</bdi>
              </p>
            )}
            <p className="text-sm text-muted">
              {by ? <bdi>{by}</bdi> : say("byRule")}
              {by && role.has(actingRole as never) && ` · ${role(actingRole as never)}`} ·{" "}
              {formatInstant(new Date(at), locale, zone)}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
