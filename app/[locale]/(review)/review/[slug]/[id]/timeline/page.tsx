import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { TimelineList } from "@/components/timeline/timeline-list";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { timelinePageSchema } from "@/lib/accreditation/timeline/schema";
import { getPublicConference } from "@/lib/conferences/queries";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { getFullTimeline } from "@/lib/screening/queries/full-timeline";

type Props = {
  params: Promise<{ slug: string; id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("timeline"))("title") };
}

/** Everything that happened with one file, a page at a time. */
export default async function TimelinePage({ params, searchParams }: Props) {
  const { slug, id } = await params;
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, slug));
  const page = timelinePageSchema.parse(await searchParams);
  const timeline = unwrap(await getFullTimeline(ctx, { delegateId: id, ...page }));
  const say = await getTranslations("timeline");
  const base = `/review/${slug}/${id}`;
  return (
    <PageShell width="text" title={conference.shortTitle} actions={<StaffActions />}>
      <p>
        <Link className="inline-flex min-h-11 items-center text-action underline" href={base}>
          {say("back")}
        </Link>
      </p>
      <h1>
        {say("title")}: <bdi>{timeline.name}</bdi>
      </h1>
      <p className="mt-1 mb-6 text-muted">{say("lead")}</p>
      {timeline.entries.length === 0 && <EmptyState title={say("none")} />}
      <TimelineList entries={timeline.entries} place={conference} />
      {timeline.next && (
        <p className="mt-6">
          <Link className={buttonClass("secondary")} href={`${base}/timeline?after=${timeline.next}`}>
            {say("more")}
          </Link>
        </p>
      )}
    </PageShell>
  );
}
