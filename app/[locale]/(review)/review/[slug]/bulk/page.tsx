import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BulkForm } from "@/components/bulk/bulk-form";
import { BulkList } from "@/components/bulk/bulk-list";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { queueHref } from "@/components/review/queue-href";
import { EmptyState } from "@/components/ui/empty-state";
import { bulkKindsFor } from "@/lib/accreditation/bulk/permission-of-kind";
import { listBulkActs, listBulkPeople } from "@/lib/accreditation/bulk/queries/bulk-acts";
import { bulkFilterSchema, MOST_PEOPLE } from "@/lib/accreditation/bulk/schema";
import { listColleagues } from "@/lib/accreditation/queries/colleagues";
import { getPublicConference } from "@/lib/conferences/queries";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { newId } from "@/lib/ids";
import { prepareBulkActAction } from "./actions";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bulk"))("title") };
}

/** One act on the people of the filtered queue: which of them, what, and the acts so far. */
export default async function BulkPage({ params, searchParams }: Props) {
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, (await params).slug));
  const { id: conferenceId, slug } = conference;
  const filter = bulkFilterSchema.parse(await searchParams);
  const [{ people, found }, acts, colleagues, say] = await Promise.all([
    listBulkPeople(ctx, conferenceId, filter).then(unwrap),
    listBulkActs(ctx, conferenceId).then(unwrap),
    listColleagues(ctx, { conferenceId }).then(unwrap),
    getTranslations("bulk"),
  ]);
  const kinds = bulkKindsFor(ctx.actor, conferenceId);
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="queue" />
      <p>
        <Link
          className="inline-flex min-h-11 items-center text-action underline"
          href={queueHref(slug, filter)}
        >
          {say("back")}
        </Link>
      </p>
      <h1>{say("title")}</h1>
      <p className="mt-1 mb-4 max-w-prose text-muted">{say("lead", { most: MOST_PEOPLE })}</p>
      {kinds.length === 0 && <EmptyState title={say("noAct")} />}
      {kinds.length > 0 && people.length === 0 && (
        <EmptyState title={say("none")}>
          <p>{say("noneText")}</p>
        </EmptyState>
      )}
      {kinds.length > 0 && people.length > 0 && (
        <MessagesProvider namespaces={["bulk", "reasons", "states", "errors", "validation"]}>
          <BulkForm
            act={{ actId: newId(), conferenceId, slug }}
            kinds={kinds}
            people={people}
            found={found}
            filter={filter}
            colleagues={colleagues.map(({ id, name }) => ({ id, name }))}
            days={{ today: ctx.now.toISOString().slice(0, 10), startsOn: conference.startsOn }}
            action={prepareBulkActAction}
          />
        </MessagesProvider>
      )}
      <BulkList slug={slug} acts={acts} place={conference} />
    </PageShell>
  );
}
