import { getLocale, getTranslations } from "next-intl/server";
import { BulkLink } from "@/components/bulk/bulk-link";
import { ExportLink } from "@/components/exports/export-link";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { QueueFilters } from "@/components/review/queue-filters";
import { queueHref } from "@/components/review/queue-href";
import { QueueList } from "@/components/review/queue-list";
import { ReviewKeys } from "@/components/review/review-keys";
import { listAssignees } from "@/lib/accreditation/assignment/queries/assignments";
import { getReviewQueue } from "@/lib/accreditation/queries/review-queue";
import { queueFilterSchema } from "@/lib/accreditation/schema";
import { getPublicConference } from "@/lib/conferences/queries";
import type { Locale } from "@/lib/i18n/config";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { listDelegationChoices } from "@/lib/organizations/queries";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[]>> };

export default async function QueuePage({ params, searchParams }: Props) {
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, (await params).slug));
  const filter = queueFilterSchema.parse(await searchParams);
  const queue = unwrap(await getReviewQueue(ctx, conference.id, filter));
  const assignees = unwrap(
    await listAssignees(ctx, {
      conferenceId: conference.id,
      delegateIds: queue.rows.map(({ id }) => id),
    }),
  );
  const delegations = unwrap(await listDelegationChoices(ctx, conference.id));
  const [say, locale] = await Promise.all([getTranslations("review"), getLocale() as Promise<Locale>]);
  const first = queue.rows[0];
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="queue" />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1>{say("title")}</h1>
        <div className="flex flex-wrap gap-3">
          <BulkLink ctx={ctx} conference={conference} filter={filter} />
          <ExportLink href={queueHref(conference.slug, filter, { after: undefined }, "exports")} />
        </div>
      </div>
      <QueueFilters
        slug={conference.slug}
        locale={locale}
        filter={filter}
        counts={queue.counts}
        mine={queue.mine}
        delegations={delegations}
        categories={conference.categories.map(({ id, code, name }) => ({
          value: id,
          label: `${code} ${name}`,
        }))}
      />
      <div className="mt-6">
        <QueueList
          slug={conference.slug}
          queue={queue}
          assignees={assignees}
          filter={filter}
          now={ctx.now}
          timeZone={conference.timeZone}
        />
      </div>
      <MessagesProvider namespaces={["review"]}>
        <ReviewKeys firstHref={first ? queueHref(conference.slug, filter, {}, first.id) : null} />
      </MessagesProvider>
    </PageShell>
  );
}
