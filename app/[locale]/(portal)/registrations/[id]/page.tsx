import clsx from "clsx";
import { Check } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { OwnAppeal } from "@/components/appeals/own-appeal";
import { ChangeStatus } from "@/components/identity-change/change-status";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { BadgePreview } from "@/components/registration/badge-preview";
import { faceOf } from "@/components/registration/face-of";
import { OpenInvitation } from "@/components/registration/open-invitation";
import { WithdrawButton } from "@/components/registration/withdraw-button";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { StateBadge } from "@/components/ui/state-badge";
import { getOwnAppeal } from "@/lib/accreditation/appeals/queries/own-appeal";
import { getOwnIdentityChange } from "@/lib/delegates/queries/identity-change";
import { getRegistration } from "@/lib/delegates/queries/registrations";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { can } from "@/lib/policy/can";
import {
  isEditableState,
  isPrefilled,
  startsFrom,
  takesIdentityChange,
} from "@/lib/policy/delegate-workflow";
import {
  beginAppealUploadAction,
  finishAppealUploadAction,
  openInvitationAction,
  submitAppealAction,
  withdrawDelegateAction,
} from "../actions";
import { withdrawIdentityChangeAction } from "./identity-change/actions";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("registration"))("status.title") };
}

/** Where the request stands, in one sentence: who acts next and by when. */
export default async function StatusPage({ params }: Props) {
  const ctx = await getContext();
  const registration = unwrap(await getRegistration(ctx, (await params).id));
  const latestChange = unwrap(await getOwnIdentityChange(ctx, registration.id));
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
  // An item that no field mends is answered beside the summary, before submitting again.
  const stepOf = ({ field, inForm }: (typeof items)[number]) => (inForm ? field.split(".")[0] : "review");
  const [firstItem = null] = items.filter(({ isMended }) => !isMended);
  const firstStep = firstItem ? stepOf(firstItem) : (registration.missing[0]?.step ?? "review");
  const onlyReview = registration.state === "RETURNED" && firstStep === "review";
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
          <p className="mt-6 max-w-prose text-lg">
            {registration.awaitsRoom
              ? say("status.waitsForRoom")
              : say(`status.${registration.state}`, { date: due })}
          </p>
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
              <h2 className="mb-1">{say("status.mend")}</h2>
              <p className="mb-3 max-w-prose text-muted">{say("status.mendOnly")}</p>
              <ul className="space-y-3">
                {items.map((item) => (
                  <li
                    key={item.id}
                    className={clsx("border-s-4 ps-3", item.isMended ? "border-green" : "border-amber")}
                  >
                    <p className="flex flex-wrap items-center gap-x-3">
                      <Link
                        className="inline-flex min-h-11 items-center font-semibold text-action underline"
                        href={`/registrations/${id}/${stepOf(item)}`}
                      >
                        {reasons(`${item.reasonCode}.label` as never)}
                      </Link>
                      {item.isMended && (
                        <span className="inline-flex items-center gap-1 text-sm text-green">
                          <Check aria-hidden className="size-4" />
                          {say("status.mended")}
                        </span>
                      )}
                    </p>
                    <p>{reasons(`${item.reasonCode}.person` as never)}</p>
                    {item.note && (
                      <p className="mt-1 text-muted">
                        {say("status.officerWrote")} <bdi>{item.note}</bdi>
                      </p>
                    )}
                  </li>
                ))}
              </ul>
            </Card>
          )}
          {appeal && (
            <OwnAppeal
              appeal={appeal}
              place={conference}
              action={submitAppealAction}
              upload={{ begin: beginAppealUploadAction, finish: finishAppealUploadAction }}
            />
          )}
          <div className="mt-6 flex flex-wrap gap-3">
            {isPrefilled(registration.state) && conference.window === "open" && (
              <MessagesProvider namespaces={["errors", "validation"]}>
                <OpenInvitation
                  delegateId={id}
                  version={registration.version}
                  label={say("open.begin")}
                  action={openInvitationAction}
                />
              </MessagesProvider>
            )}
            {editable && !onlyReview && (
              <Link className={buttonClass("primary")} href={`/registrations/${id}/${firstStep}`}>
                {say(registration.state === "DRAFT" ? "status.continue" : "status.toMend")}
              </Link>
            )}
            {registration.state === "RETURNED" && (
              <Link
                className={buttonClass(onlyReview ? "primary" : "secondary")}
                href={`/registrations/${id}/review`}
              >
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
          <MessagesProvider namespaces={["identityChange", "errors", "validation"]}>
            <ChangeStatus
              delegateId={id}
              latest={latestChange}
              open={takesIdentityChange(registration.state)}
              withdraw={withdrawIdentityChangeAction}
            />
          </MessagesProvider>
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
