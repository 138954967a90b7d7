import { getLocale, getTranslations } from "next-intl/server";
import { BulkLink } from "@/components/bulk/bulk-link";
import { ExportLink } from "@/components/exports/export-link";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ColumnChoice } from "@/components/queue/column-choice";
import { KeysButton } from "@/components/queue/keys-button";
import { SavedFilters } from "@/components/queue/saved-filters";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { QueueFilters } from "@/components/review/queue-filters";
import { queueHref } from "@/components/review/queue-href";
import { QueueList } from "@/components/review/queue-list";
import { ReviewKeys } from "@/components/review/review-keys";
import { Notice } from "@/components/ui/notice";
import { listAssignees } from "@/lib/accreditation/assignment/queries/assignments";
import { getReviewQueue } from "@/lib/accreditation/queries/review-queue";
import { getQueueView } from "@/lib/accreditation/queue/queries/queue-view";
import { readQueueFilter } from "@/lib/accreditation/queue/read-filter";
import { getPublicConference } from "@/lib/conferences/queries";
import type { Locale } from "@/lib/i18n/config";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { listDelegationChoices } from "@/lib/organizations/queries";
import { chooseQueueColumnsAction, removeFilterAction, saveFilterAction } from "./queue-actions";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[]>> };

export default async function QueuePage({ params, searchParams }: Props) {
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, (await params).slug));
  const { filter, unread } = readQueueFilter(await searchParams);
  const [queue, view, delegations] = await Promise.all([
    getReviewQueue(ctx, conference.id, filter).then(unwrap),
    getQueueView(ctx, conference.id).then(unwrap),
    listDelegationChoices(ctx, conference.id).then(unwrap),
  ]);
  const delegateIds = queue.rows.map(({ id }) => id);
  const assignees = unwrap(await listAssignees(ctx, { conferenceId: conference.id, delegateIds }));
  const [say, tell, locale] = await Promise.all([
    getTranslations("review"),
    getTranslations("queue"),
    getLocale() as Promise<Locale>,
  ]);
  const { after: _page, ...kept } = filter;
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
      {unread.length > 0 && (
        <div className="mb-4">
          <Notice kind="warning" title={tell("unread.title")}>
            <p>{tell("unread.text", { names: unread.join(", ") })}</p>
          </Notice>
        </div>
      )}
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
      <MessagesProvider namespaces={["queue", "review", "errors", "validation"]}>
        <div className="mt-4 mb-2 flex flex-wrap items-start gap-x-6 gap-y-2">
          <SavedFilters
            conferenceId={conference.id}
            filter={kept}
            isFiltered={Object.values(kept).some((value) => value !== undefined)}
            clearHref={queueHref(conference.slug, {})}
            saved={view.saved.map(({ id, name, filter }) => ({
              id,
              name,
              href: queueHref(conference.slug, filter),
            }))}
            save={saveFilterAction}
            remove={removeFilterAction}
          />
          <ColumnChoice key={view.columns.join()} columns={view.columns} choose={chooseQueueColumnsAction} />
          <KeysButton />
        </div>
        <ReviewKeys />
      </MessagesProvider>
      <QueueList
        slug={conference.slug}
        queue={queue}
        assignees={assignees}
        filter={filter}
        now={ctx.now}
        timeZone={conference.timeZone}
        columns={view.columns}
      />
    </PageShell>
  );
}
