import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { OwnAppeal } from "@/components/appeals/own-appeal";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { BadgePreview } from "@/components/registration/badge-preview";
import { faceOf } from "@/components/registration/face-of";
import { WithdrawButton } from "@/components/registration/withdraw-button";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { StateBadge } from "@/components/ui/state-badge";
import { getOwnAppeal } from "@/lib/accreditation/appeals/queries/own-appeal";
import { getRegistration } from "@/lib/delegates/queries/registrations";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { can } from "@/lib/policy/can";
import { isEditableState, startsFrom } from "@/lib/policy/delegate-workflow";
import { submitAppealAction, withdrawDelegateAction } from "../actions";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("registration"))("status.title") };
}

/** Where the request stands, in one sentence: who acts next and by when. */
export default async function StatusPage({ params }: Props) {
  const ctx = await getContext();
  const registration = unwrap(await getRegistration(ctx, (await params).id));
  const [say, state, reasons, locale] = await Promise.all([
    getTranslations("registration"),
    getTranslations("states"),
    getTranslations("reasons"),
    getLocale() as Promise<Locale>,
  ]);
  const { id, reference, conference, items } = registration;
  const mayAppeal = can(ctx.actor, "registration.appeal", { conferenceId: conference.id });
  const appeal = mayAppeal ? unwrap(await getOwnAppeal(ctx, id)) : null;
  const due = registration.dueAt ? formatInstant(new Date(registration.dueAt), locale, conference) : "";
  const editable = isEditableState(registration.state);
  const firstStep = items[0]?.field.split(".")[0] ?? registration.missing[0]?.step ?? "review";
  return (
    <PageShell width="wide" title={conference.shortTitle}>
      <div className="grid gap-8 lg:grid-cols-[1fr_16rem]">
        <div className="min-w-0">
          <StateBadge state={registration.state} label={state(registration.state)} />
          <h1 className="mt-2">
            <bdi>{registration.name || say("list.unnamed")}</bdi>
          </h1>
          <p className="mt-1 text-muted">
            {say("status.reference")} <bdi className="tabular font-semibold text-ink">{reference}</bdi>
          </p>
          <p className="mt-6 max-w-prose text-lg">{say(`status.${registration.state}`, { date: due })}</p>
          {registration.sentBack !== null && (
            <div className="mt-6">
              <Notice kind="warning" title={say("status.sentBack")}>
                <p>
                  <bdi>{registration.sentBack}</bdi>
                </p>
              </Notice>
            </div>
          )}
          {items.length > 0 && (
            <Card className="mt-6">
              <h2 className="mb-2">{say("status.mend")}</h2>
              <ul className="space-y-3">
                {items.map(({ field, reasonCode, note }) => (
                  <li key={field + reasonCode} className="border-s-4 border-amber ps-3">
                    <Link
                      className="font-semibold text-action underline"
                      href={`/registrations/${id}/${field.split(".")[0]}`}
                    >
                      {reasons(`${reasonCode}.label` as never)}
                    </Link>
                    <p>{reasons(`${reasonCode}.person` as never)}</p>
                    {note && (
                      <p className="text-muted">
                        <bdi>{note}</bdi>
                      </p>
                    )}
                  </li>
                ))}
              </ul>
            </Card>
          )}
          {appeal && <OwnAppeal appeal={appeal} place={conference} action={submitAppealAction} />}
          <div className="mt-6 flex flex-wrap gap-3">
            {editable && (
              <Link className={buttonClass("primary")} href={`/registrations/${id}/${firstStep}`}>
                {say(registration.state === "DRAFT" ? "status.continue" : "status.toMend")}
              </Link>
            )}
            {registration.state === "RETURNED" && (
              <Link className={buttonClass("secondary")} href={`/registrations/${id}/review`}>
                {say("status.resubmit")}
              </Link>
            )}
            {registration.delegationId ? (
              <Link className={buttonClass("secondary")} href={`/delegations/${registration.delegationId}`}>
                {say("status.backToDelegation")}
              </Link>
            ) : (
              <Link className={buttonClass("secondary")} href="/registrations">
                {say("status.all")}
              </Link>
            )}
          </div>
          {startsFrom("withdraw", registration.state) && (
            <MessagesProvider namespaces={["registration", "errors", "validation"]}>
              <WithdrawButton
                delegateId={id}
                version={registration.version}
                action={withdrawDelegateAction}
              />
            </MessagesProvider>
          )}
        </div>
        <aside aria-label={say("preview")}>
          <BadgePreview face={faceOf(registration, locale)} caption={say("previewHint")} />
        </aside>
      </div>
    </PageShell>
  );
}
