import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { InviteAgain } from "@/components/delegation/invite-again";
import { InviteFocalPoint } from "@/components/delegation/invite-focal-point";
import { RevokeFocalPoint } from "@/components/delegation/revoke-focal-point";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { DelegationFrame } from "@/components/nominations/delegation-frame";
import { PaperPages } from "@/components/nominations/paper-pages";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { nominatingDelegation } from "@/lib/delegates/queries/nominations";
import type { Locale } from "@/lib/i18n/config";
import { dayAt, formatInstant, formatPlainDate } from "@/lib/i18n/dates";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { listFocalPoints } from "@/lib/organizations/queries";
import { beginUploadAction, finishUploadAction } from "../documents/actions";
import { inviteFocalPointAction, inviteFocalPointAgainAction, revokeFocalPointAction } from "./actions";

type Props = { params: Promise<{ delegationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("focalPoints"))("title") };
}

/** Who speaks for a delegation: appointed by a paper, from when to when, and ended by an officer. */
export default async function FocalPointsPage({ params }: Props) {
  const ctx = await getContext();
  const { delegationId } = await params;
  const focalPoints = unwrap(await listFocalPoints(ctx, delegationId));
  const delegation = unwrap(await nominatingDelegation(ctx, delegationId));
  const [say, locale] = await Promise.all([getTranslations("focalPoints"), getLocale() as Promise<Locale>]);
  const venue = delegation.conference;
  const day = (date: string) => formatPlainDate(date, locale);
  return (
    <DelegationFrame delegation={delegation} current="focalPoints">
      <h1>{say("title")}</h1>
      <p className="mt-1 max-w-prose text-muted">{say("text")}</p>
      {focalPoints.length === 0 && (
        <div className="mt-6">
          <EmptyState title={say("none")} />
        </div>
      )}
      <MessagesProvider namespaces={["focalPoints", "nominations", "uploads", "errors", "validation"]}>
        <ul className="mt-6 space-y-4">
          {focalPoints.map((row) => (
            <li key={row.id}>
              <Card wash={row.standing === "ended"}>
                <div className="flex flex-wrap items-start justify-between gap-3">
                  <div className="min-w-0">
                    <h2 className="text-lg font-semibold">
                      <bdi>{row.name}</bdi>
                    </h2>
                    <p className="break-words text-muted">
                      <bdi>{row.email}</bdi>
                    </p>
                  </div>
                  <p className="font-semibold">{say(`standing.${row.standing}`)}</p>
                </div>
                <p className="mt-2">
                  {say(row.isDeputy ? "deputy" : "first")} ·{" "}
                  {row.endsOn
                    ? say("between", { from: day(row.startsOn), to: day(row.endsOn) })
                    : say("since", { from: day(row.startsOn) })}
                  {row.proofReference && ` · ${say("proof", { reference: row.proofReference })}`}
                </p>
                {row.proofFile && (
                  <details className="mt-2 max-w-xl">
                    <summary className="inline-flex min-h-11 cursor-pointer items-center text-action underline">
                      {say("showProof")}
                    </summary>
                    <PaperPages file={row.proofFile} />
                  </details>
                )}
                {row.standing !== "ended" && row.invitation && (
                  <div className="my-3 space-y-3">
                    <Notice
                      kind={row.invitation.state === "open" ? "info" : "warning"}
                      title={say(`invitation.${row.invitation.state}`, {
                        date: row.invitation.sentAt
                          ? formatInstant(new Date(row.invitation.sentAt), locale, venue)
                          : "",
                      })}
                    >
                      {row.invitation.mail && <p>{say(`mail.${row.invitation.mail}`)}</p>}
                    </Notice>
                    <InviteAgain
                      focalPointId={row.id}
                      email={row.email}
                      action={inviteFocalPointAgainAction}
                    />
                  </div>
                )}
                {row.standing !== "ended" && (
                  <RevokeFocalPoint focalPointId={row.id} name={row.name} action={revokeFocalPointAction} />
                )}
              </Card>
            </li>
          ))}
        </ul>
        <InviteFocalPoint
          delegationId={delegation.id}
          today={dayAt(ctx.now, venue.timeZone)}
          paper={{ begin: beginUploadAction, finish: finishUploadAction }}
          locale={locale}
          action={inviteFocalPointAction}
        />
      </MessagesProvider>
    </DelegationFrame>
  );
}
