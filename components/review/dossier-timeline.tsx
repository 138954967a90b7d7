import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { Dossier } from "@/lib/accreditation/queries/dossier";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { isRole } from "@/lib/policy/roles";

/** Everything that happened to the file: who, in which role, when, why; the latest first. */
export async function DossierTimeline({ dossier, locale }: { dossier: Dossier; locale: Locale }) {
  const [say, role, history, reasons] = await Promise.all([
    getTranslations("review"),
    getTranslations("roles"),
    getTranslations("timeline"),
    getTranslations("reasons"),
  ]);
  return (
    <Card>
      <h2 className="mb-2">{say("timeline")}</h2>
      <ol className="space-y-3">
        {dossier.timeline.map((entry) => (
          <li key={entry.id} className="border-s-2 border-line ps-3">
            <p className="font-semibold">{say(`did.${entry.action}` as never)}</p>
            <p className="text-sm text-muted">
              {isRole(entry.role) ? (
                <>
                  <bdi>{entry.by}</bdi> · {role(entry.role)}
                </>
              ) : (
                history("system")
              )}
              {" · "}
              {formatInstant(new Date(entry.at), locale, dossier)}
            </p>
            {entry.reasonCode && reasons.has(`${entry.reasonCode}.label` as never) && (
              <p>{reasons(`${entry.reasonCode}.label` as never)}</p>
            )}
            {entry.line && <p>{say("rank", entry.line)}</p>}
            {entry.items.map((item) => (
              <p key={item.reasonCode}>
                {reasons(`${item.reasonCode}.label` as never)}
                {item.note && (
                  <>
                    {" – "}
                    <bdi>{item.note}</bdi>
                  </>
                )}
              </p>
            ))}
            {entry.textForPerson && (
              <p>
                {say("toPerson")} <bdi>{entry.textForPerson}</bdi>
              </p>
            )}
            {entry.internalNote && (
              <p className="bg-amber-wash px-2">
                {say("internal")} <bdi>{entry.internalNote}</bdi>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
