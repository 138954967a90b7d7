import { getLocale, getTranslations } from "next-intl/server";
import { AppealDocuments } from "@/components/appeals/appeal-documents";
import { AppealForm } from "@/components/appeals/appeal-form";
import type { AppealUploadActions } from "@/components/appeals/documents-field";
import type { Action } from "@/components/forms/use-submit";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { OwnAppeal as OwnAppealView } from "@/lib/accreditation/appeals/queries/own-appeal";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";

type Props = {
  appeal: OwnAppealView;
  place: { timeZone: string; city: string };
  action: Action<{ version: number }>;
  upload: AppealUploadActions;
};

/** What was decided, until when it may be appealed, the appeal, and the ruling: all that the person may read of it. */
export async function OwnAppeal({ appeal: view, place, action, upload }: Props) {
  const [say, reasons, errors, locale] = await Promise.all([
    getTranslations("appeals.own"),
    getTranslations("reasons"),
    getTranslations("errors"),
    getLocale() as Promise<Locale>,
  ]);
  const when = (instant: string) => formatInstant(new Date(instant), locale, place);
  const { decision, appeal, ruling, until, obstacle } = view;
  return (
    <section aria-labelledby="appeal-title" className="mt-6 space-y-4">
      <h2 id="appeal-title">{say("title")}</h2>
      <Notice kind={ruling?.outcome === "allowed" ? "info" : "danger"} title={say(decision.action)}>
        <p>{reasons(`${decision.reasonCode}.person` as never)}</p>
        <p className="break-words">
          <bdi>{decision.text}</bdi>
        </p>
        <p className="text-sm">{when(decision.at)}</p>
      </Notice>
      {appeal && (
        <Card>
          <h3>{say("yours")}</h3>
          <p className="text-sm text-muted">{when(appeal.at)}</p>
          <p className="mt-2 whitespace-pre-line break-words">
            <bdi>{appeal.grounds}</bdi>
          </p>
          <AppealDocuments documents={appeal.documents} />
          {!ruling && <p className="mt-2 text-muted">{say("waits")}</p>}
        </Card>
      )}
      {ruling && (
        <Notice kind={ruling.outcome === "allowed" ? "success" : "danger"} title={say(ruling.outcome)}>
          <p className="break-words">
            <bdi>{ruling.text}</bdi>
          </p>
          <p className="text-sm">{when(ruling.at)}</p>
          {ruling.outcome === "dismissed" && <p>{say("final")}</p>}
        </Notice>
      )}
      {!appeal && until && (
        <p className="max-w-prose">{say(obstacle ? "wasUntil" : "until", { date: when(until) })}</p>
      )}
      {!appeal && obstacle === "appealTooLate" && !until && <p>{errors("appealTooLate")}</p>}
      {!obstacle && (
        <MessagesProvider namespaces={["appeals", "uploads", "errors", "validation"]}>
          <AppealForm delegateId={view.delegateId} version={view.version} action={action} upload={upload} />
        </MessagesProvider>
      )}
    </section>
  );
}
