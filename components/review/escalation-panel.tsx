import { getLocale, getTranslations } from "next-intl/server";
import type { Action } from "@/components/forms/use-submit";
import { EscalateForm } from "@/components/review/escalate-form";
import { SettleEscalation } from "@/components/review/settle-escalation";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import type { EscalationDesk } from "@/lib/accreditation/queries/escalation";
import type { TextsForPerson } from "@/lib/accreditation/texts-for-person";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";

type Props = {
  desk: EscalationDesk;
  reads: TextsForPerson;
  place: { timeZone: string; city: string };
  actions: Record<"escalate" | "refuse" | "sendBack", Action<unknown>>;
};

/** Where the refusal of a State's delegate lies, what the senior approver answers, and the way to ask. */
export async function EscalationPanel({ desk, reads, place, actions }: Props) {
  const [say, reasons, locale] = await Promise.all([
    getTranslations("escalations"),
    getTranslations("reasons"),
    getLocale() as Promise<Locale>,
  ]);
  const { last } = desk;
  if (!last && desk.reasons.length === 0) return null;
  return (
    <Card className="mb-4">
      <h2>{say("title")}</h2>
      {last && (
        <>
          <p className="font-semibold">{say(`state.${last.state}`, { senior: last.senior })}</p>
          <Facts
            facts={[
              { label: say("asker"), value: last.asker },
              { label: say("askedAt"), value: formatInstant(new Date(last.askedAt), locale, place) },
              { label: say("reason"), value: reasons(`${last.reasonCode}.label` as never) },
              { label: say("text"), value: last.textForPerson },
              { label: say("why"), value: last.internalNote },
              { label: say("theAnswer"), value: last.answer },
            ]}
          />
        </>
      )}
      {last?.state === "OPEN" && last.isMine && (
        <SettleEscalation
          delegateId={desk.delegateId}
          version={desk.version}
          escalationId={last.id}
          refuse={actions.refuse}
          sendBack={actions.sendBack}
        />
      )}
      {desk.reasons.length > 0 && (
        <details className="mt-2">
          <summary className="inline-flex min-h-11 cursor-pointer items-center text-action underline">
            {say("open")}
          </summary>
          <p className="max-w-prose text-muted">{say("lead")}</p>
          {desk.seniors.length === 0 ? (
            <p className="mt-2">{say("noSenior")}</p>
          ) : (
            <EscalateForm desk={desk} reads={reads} action={actions.escalate} />
          )}
        </details>
      )}
    </Card>
  );
}
