import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CardList } from "@/components/cards/card-list";
import { IssueCard } from "@/components/cards/issue-card";
import { ZoneCardsList } from "@/components/cards/zone-cards";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { DelegationFrame } from "@/components/nominations/delegation-frame";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listSecondaryCards } from "@/lib/badges/queries/secondary-cards";
import type { Locale } from "@/lib/i18n/config";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { newId } from "@/lib/ids";
import { endCardAction, issueCardAction } from "./actions";

type Props = { params: Promise<{ delegationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cards"))("title") };
}

/** The transferable cards of a delegation: given out and ended by officers, read by its focal points. */
export default async function SecondaryCardsPage({ params }: Props) {
  const { delegationId } = await params;
  const found = unwrap(await listSecondaryCards(await getContext(), delegationId));
  const { delegation, zones, cards, holders } = found;
  const [say, locale] = await Promise.all([getTranslations("cards"), getLocale() as Promise<Locale>]);
  return (
    <DelegationFrame delegation={delegation} current="cards">
      <h1>{say("title")}</h1>
      <p className="mt-1 max-w-prose text-muted">{say("text")}</p>
      {zones.length === 0 ? (
        <div className="mt-6 space-y-3">
          <EmptyState title={say("noneGranted")} />
          {delegation.mayManage && (
            <Link className={buttonClass("secondary")} href={`/delegations/${delegationId}/settings`}>
              {say("grant")}
            </Link>
          )}
        </div>
      ) : (
        <ZoneCardsList zones={zones} />
      )}
      <MessagesProvider namespaces={["cards", "errors", "validation"]}>
        {delegation.mayManage && zones.length > 0 && (
          <IssueCard
            key={cards.length}
            cardId={newId()}
            delegationId={delegationId}
            zones={zones.map(({ zoneId, zone, free }) => ({
              value: zoneId,
              label: say("zoneChoice", { zone, count: free }),
            }))}
            holders={holders}
            action={issueCardAction}
          />
        )}
        <CardList
          cards={cards}
          locale={locale}
          place={delegation.conference}
          end={delegation.mayManage ? endCardAction : null}
        />
      </MessagesProvider>
    </DelegationFrame>
  );
}
