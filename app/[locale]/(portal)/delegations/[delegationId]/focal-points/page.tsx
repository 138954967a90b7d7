import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { InviteFocalPoint } from "@/components/delegation/invite-focal-point";
import { RevokeFocalPoint } from "@/components/delegation/revoke-focal-point";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { DelegationFrame } from "@/components/nominations/delegation-frame";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { nominatingDelegation } from "@/lib/delegates/queries/nominations";
import type { Locale } from "@/lib/i18n/config";
import { formatPlainDate } from "@/lib/i18n/dates";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { listFocalPoints } from "@/lib/organizations/queries";
import { inviteFocalPointAction, revokeFocalPointAction } from "./actions";

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
      <MessagesProvider namespaces={["focalPoints", "errors", "validation"]}>
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
                {row.standing !== "ended" && (
                  <RevokeFocalPoint focalPointId={row.id} name={row.name} action={revokeFocalPointAction} />
                )}
              </Card>
            </li>
          ))}
        </ul>
        <InviteFocalPoint
          key={focalPoints.length}
          delegationId={delegation.id}
          today={ctx.now.toISOString().slice(0, 10)}
          locale={locale}
          action={inviteFocalPointAction}
        />
      </MessagesProvider>
    </DelegationFrame>
  );
}
