import { getTranslations } from "next-intl/server";
import type { Action } from "@/components/forms/use-submit";
import { stepFields } from "@/components/registration/step-fields";
import { DossierTimeline } from "@/components/review/dossier-timeline";
import { fieldWords } from "@/components/review/field-words";
import { NominationLines } from "@/components/review/nomination-lines";
import { ReturnDifference } from "@/components/review/return-difference";
import { RevealDocument } from "@/components/review/reveal-document";
import { ReviewList } from "@/components/review/review-list";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { StateBadge } from "@/components/ui/state-badge";
import type { Dossier } from "@/lib/accreditation/queries/dossier";
import type { ZoneFindings } from "@/lib/delegates/compare-zone";
import type { FormStep } from "@/lib/delegates/schema/steps";
import type { Locale } from "@/lib/i18n/config";
import { daysBetween, formatInstant } from "@/lib/i18n/dates";
import { isDecided } from "@/lib/policy/delegate-states";

type Props = {
  dossier: Dossier;
  locale: Locale;
  now: Date;
  reveal: Action<{ number: string }>;
  dismiss: Action<undefined>;
};

const STEPS = ["identity", "function", "document", "contact"] as const satisfies FormStep[];
const ASKS = ["travelDocument", "emergencyContact", "travelDates", "media", "rank"] as const;

/** One person: photo and name largest, what was submitted beside the delegation's paper, what changed, what happened. */
export async function DossierView({ dossier, locale, now, reveal, dismiss }: Props) {
  const [say, state, t] = await Promise.all([
    getTranslations("review"),
    getTranslations("states"),
    getTranslations("registration"),
  ]);
  const label = (key: string) => t(key as never);
  const changed = new Set(dossier.difference.changes.map(({ field }) => field));
  const facts = {
    startsOn: dossier.startsOn,
    endsOn: dossier.endsOn,
    today: now.toISOString().slice(0, 10),
    asks: [...ASKS],
  };
  const words = fieldWords(label, locale);
  const sections = STEPS.map((step) => {
    const values = (dossier.content?.values[step] ?? {}) as Record<string, unknown>;
    const rows = stepFields(step, facts, { say: label, locale, choices: null, flagged: {} }).map((field) => {
      const name = `${step}.${field.name}`;
      const value = values[field.name];
      const text = field.kind === "flag" && value === false ? "" : words(name, value);
      return { label: field.label, value: text, changed: changed.has(name) };
    });
    return { step, title: label(`step.${step}`), rows };
  });
  const findings = dossier.content?.mrzFindings as ZoneFindings | null;
  return (
    <div className="space-y-4 pb-6">
      <div className="flex flex-wrap gap-3 sm:gap-5">
        <div>
          {dossier.photo && (
            <a href={`/api/photos/${dossier.photo.id}/master`} target="_blank" rel="noreferrer">
              <img
                src={`/api/photos/${dossier.photo.id}/badge`}
                alt={say("photoOf", { name: dossier.name })}
                width={180}
                height={240}
                className="h-auto w-28 rounded-md border border-line object-cover sm:w-45"
              />
            </a>
          )}
        </div>
        <div className="min-w-0 grow basis-48">
          <StateBadge state={dossier.state} label={state(dossier.state)} />
          <h1 className="mt-2 sm:text-3xl">
            <bdi>{dossier.name}</bdi>
          </h1>
          {dossier.nativeName && (
            <p className="text-xl text-muted">
              <bdi>{dossier.nativeName}</bdi>
            </p>
          )}
          <p className="mt-2 text-lg">
            <span className="font-semibold">{dossier.category?.code}</span> {dossier.category?.name} ·{" "}
            <bdi>{dossier.delegation}</bdi>
          </p>
          <p className="mt-1 text-muted">
            <bdi className="tabular">{dossier.reference}</bdi> ·{" "}
            {isDecided(dossier.state)
              ? say("since", { date: formatInstant(new Date(dossier.stateSince), locale, dossier) })
              : say("waiting", { days: daysBetween(new Date(dossier.stateSince), now) })}
            {dossier.dueAt &&
              ` · ${say("due", { date: formatInstant(new Date(dossier.dueAt), locale, dossier) })}`}
          </p>
          {dossier.photo?.humanLookRequested && (
            <div className="mt-3">
              <Notice kind="warning" title={say("humanLook")} />
            </div>
          )}
        </div>
      </div>
      <ReturnDifference dossier={dossier} locale={locale} />
      {findings && findings.findings.length + findings.differences.length > 0 && (
        <Notice kind="warning" title={t("mrz.differs")}>
          <ul className="list-disc ps-5">
            {findings.findings.map(({ kind, ...facts }) => (
              <li key={kind + facts.line + facts.position}>{t(`mrz.${kind}` as never, facts as never)}</li>
            ))}
            {findings.differences.map(({ field, agreement, reason, mrz }) => (
              <li key={field}>
                {t(`mrz.field.${field}` as never)}: {mrz && <bdi className="font-mono">{mrz}</bdi>}{" "}
                {label(
                  reason
                    ? `mrz.reason.${reason}`
                    : agreement === "differs"
                      ? "mrz.differsWord"
                      : "mrz.explainable",
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="grid gap-4 lg:grid-cols-2">
        {sections
          .filter(
            ({ step, rows }) =>
              (step !== "document" || dossier.showsDocument) && rows.some(({ value }) => value),
          )
          .map(({ step, title, rows }) => (
            <Card key={step}>
              <h2 className="mb-1">{title}</h2>
              <Facts facts={rows} changedLabel={say("changedWord")} />
              {step === "document" && dossier.mayReveal && (
                <RevealDocument delegateId={dossier.id} action={reveal} />
              )}
            </Card>
          ))}
        <NominationLines dossier={dossier} />
        <ReviewList dossier={dossier} locale={locale} dismiss={dismiss} />
        <DossierTimeline dossier={dossier} locale={locale} />
      </div>
    </div>
  );
}
