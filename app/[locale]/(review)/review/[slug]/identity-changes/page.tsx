import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ChangeCard } from "@/components/identity-change/change-card";
import { SettleChange } from "@/components/identity-change/settle-change";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { listIdentityChanges } from "@/lib/accreditation/queries/identity-changes";
import { getPublicConference } from "@/lib/conferences/queries";
import type { Locale } from "@/lib/i18n/config";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { acceptIdentityChangeAction, declineIdentityChangeAction } from "./actions";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identityChange"))("title") };
}

/** Wishes to change who accredited people are, each with the difference and what accepting it brings about. */
export default async function IdentityChangesPage({ params }: Props) {
  const ctx = await getContext();
  const { slug } = await params;
  const list = unwrap(await listIdentityChanges(ctx, slug));
  const conference = unwrap(await getPublicConference(ctx, slug));
  const [say, locale] = await Promise.all([
    getTranslations("identityChange"),
    getLocale() as Promise<Locale>,
  ]);
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="identityChanges" />
      <h1>{say("title")}</h1>
      <p className="mt-1 max-w-prose text-muted">{say("intro")}</p>
      {list.changes.length === 0 && (
        <div className="mt-6">
          <EmptyState title={say("none")} />
        </div>
      )}
      <MessagesProvider namespaces={["identityChange", "errors", "validation"]}>
        <ul className="mt-6 space-y-4">
          {list.changes.map((change) => (
            <li key={change.id}>
              <ChangeCard slug={slug} change={change} locale={locale} zone={list}>
                <SettleChange
                  changeId={change.id}
                  version={change.version}
                  obstacle={change.obstacle}
                  accept={acceptIdentityChangeAction}
                  decline={declineIdentityChangeAction}
                />
              </ChangeCard>
            </li>
          ))}
        </ul>
      </MessagesProvider>
    </PageShell>
  );
}
