import { getLocale, getTranslations } from "next-intl/server";
import { BadgeSheet } from "@/components/desk/badge-sheet";
import { HandOverForm } from "@/components/desk/hand-over-form";
import { NextPerson } from "@/components/desk/next-person";
import { PrintStep } from "@/components/desk/print-step";
import { ProofNote } from "@/components/desk/proof-note";
import { ReprintForm } from "@/components/desk/reprint-form";
import type { Action } from "@/components/forms/use-submit";
import { Notice } from "@/components/ui/notice";
import type { DeskPerson } from "@/lib/badges/queries/desk-person";
import type { Locale } from "@/lib/i18n/config";
import { countryName } from "@/lib/i18n/countries";

export type DeskActionProps = {
  print: Action<{ badgeId: string; number: string }>;
  handOver: Action<{ badgeId: string }>;
  reprint: Action<{ badgeId: string; number: string }>;
};

async function registeredText({ document }: DeskPerson): Promise<string | null> {
  if (!document) return null;
  const [say, locale] = await Promise.all([getTranslations("desk"), getLocale() as Promise<Locale>]);
  const kind = say(`documentType.${document.type}` as never);
  return document.issuer
    ? say("registered", { document: kind, issuer: countryName(document.issuer, locale) })
    : say("registeredNoIssuer", { document: kind });
}

/** The one step that is due for this person, and the way to replace a badge below it. */
export async function DeskStep({
  person,
  actions,
  slug,
}: {
  person: DeskPerson;
  actions: DeskActionProps;
  slug: string;
}) {
  const say = await getTranslations("desk");
  const { live, delegateId } = person;
  const { step, obstacle, reprint } = person.actions;
  const characters = person.uncovered
    .map(({ character, codePoint }) => `${character} (${codePoint})`)
    .join(", ");
  return (
    <div className="space-y-6">
      {step === "stop" && obstacle && (
        <Notice kind="warning" title={say("stop")} role="status">
          <p>{say(`reason.${obstacle}`, { characters })}</p>
        </Notice>
      )}
      {person.proof && (step === "print" || reprint.allowed) && (
        <ProofNote proof={person.proof} place={{ timeZone: person.timeZone, city: person.city }} />
      )}
      {step === "print" && <PrintStep delegateId={delegateId} action={actions.print} />}
      {step === "handOver" && live && (
        <>
          <BadgeSheet key={`sheet-${live.id}`} badgeId={live.id} number={live.number} />
          <HandOverForm
            key={live.id}
            badgeId={live.id}
            documentType={person.document?.type ?? null}
            registered={await registeredText(person)}
            action={actions.handOver}
          />
        </>
      )}
      {step === "done" && live && (
        <>
          <Notice kind="success" title={say("done", { number: live.number })} role="status">
            <p>{say("doneText")}</p>
          </Notice>
          <NextPerson slug={slug} />
        </>
      )}
      {live && reprint.allowed && (
        <ReprintForm
          key={`reprint-${live.id}`}
          badgeId={live.id}
          causes={live.state === "PRINTED" ? ["misprint"] : ["lost", "damaged"]}
          action={actions.reprint}
        />
      )}
      {live && !reprint.allowed && reprint.obstacle === "needsLead" && (
        <p className="text-sm text-muted">{say("reason.needsLead")}</p>
      )}
    </div>
  );
}
