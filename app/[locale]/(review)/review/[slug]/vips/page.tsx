import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { VipList } from "@/components/vips/vip-list";
import { listVips } from "@/lib/accreditation/vips/queries/vips";
import { getPublicConference } from "@/lib/conferences/queries";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { hasLeft } from "@/lib/policy/delegate-states";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("vips"))("title") };
}

/** The guests of protocol: who is invited and waits for it, and who arrives when. */
export default async function VipsPage({ params }: Props) {
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, (await params).slug));
  const vips = unwrap(await listVips(ctx, conference.id));
  const say = await getTranslations("vips");
  const waiting = vips.filter(({ fastTrack }) => fastTrack !== null);
  const arriving = vips.filter(({ fastTrack, state }) => fastTrack === null && !hasLeft(state));
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="vips" />
      <div className="mb-6 flex flex-wrap items-start justify-between gap-3">
        <div>
          <h1>{say("title")}</h1>
          <p className="mt-1 max-w-prose text-muted">{say("lead")}</p>
        </div>
        <Link className={buttonClass("primary")} href={`/review/${conference.slug}/vips/new`}>
          {say("invite")}
        </Link>
      </div>
      <section className="mb-8" aria-labelledby="waiting">
        <h2 id="waiting" className="mb-3">
          {say("waiting")}
        </h2>
        {waiting.length === 0 ? (
          <p className="text-muted">{say("noneWaiting")}</p>
        ) : (
          <VipList vips={waiting} slug={conference.slug} />
        )}
      </section>
      <section aria-labelledby="arrivals">
        <h2 id="arrivals" className="mb-1">
          {say("arrivals")}
        </h2>
        <p className="mb-3 text-sm text-muted">{say("timesOf", { city: conference.city })}</p>
        {arriving.length === 0 ? (
          <EmptyState title={say("noArrivals")}>{say("noArrivalsText")}</EmptyState>
        ) : (
          <VipList vips={arriving} slug={conference.slug} />
        )}
      </section>
    </PageShell>
  );
}
