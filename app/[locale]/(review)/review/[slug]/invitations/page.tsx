import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { InvitationsFilters } from "@/components/invitations/invitations-filters";
import { InviteAll } from "@/components/invitations/invite-all";
import { InviteList } from "@/components/invitations/invite-list";
import { RunList } from "@/components/invitations/run-list";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { Notice } from "@/components/ui/notice";
import { getPublicConference } from "@/lib/conferences/queries";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { newId } from "@/lib/ids";
import { listInvitable } from "@/lib/organizations/invitations/queries/invitable";
import { listInvitationRuns } from "@/lib/organizations/invitations/queries/runs";
import { invitationsFilterSchema } from "@/lib/organizations/invitations/schema";
import { inviteDelegationsAction, startInvitationRunAction } from "./actions";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invitations"))("title") };
}

/** Organizations of the registry to invite, one or many at once, with a preview before anything is sent. */
export default async function InvitationsPage({ params, searchParams }: Props) {
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, (await params).slug));
  const filter = invitationsFilterSchema.parse(await searchParams);
  const { rows, left, free } = unwrap(await listInvitable(ctx, conference.id, filter));
  const runs = unwrap(await listInvitationRuns(ctx, conference.id));
  const [say, locale] = await Promise.all([getTranslations("invitations"), getLocale()]);
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="delegations" />
      <h1>{say("title")}</h1>
      <p className="mt-1 mb-4 max-w-prose text-muted">{say("text")}</p>
      <InvitationsFilters slug={conference.slug} locale={locale} filter={filter} />
      {left > 0 && (
        <div className="mt-4">
          <Notice kind="info" title={say("left", { count: left })} />
        </div>
      )}
      <MessagesProvider namespaces={["invitations", "overview", "errors", "validation"]}>
        {free.new + free.newWithoutMail > 1 && (
          <div className="mt-6">
            <InviteAll
              key={JSON.stringify(filter)}
              runId={newId()}
              conferenceId={conference.id}
              slug={conference.slug}
              filter={filter}
              free={free}
              action={startInvitationRunAction}
            />
          </div>
        )}
        <InviteList
          key={JSON.stringify(filter)}
          conferenceId={conference.id}
          rows={rows}
          action={inviteDelegationsAction}
        />
      </MessagesProvider>
      <RunList slug={conference.slug} runs={runs} place={conference} />
    </PageShell>
  );
}
