import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { WorkList } from "@/components/clearance/work-list";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { getPublicConference } from "@/lib/conferences/queries";
import type { Locale } from "@/lib/i18n/config";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { getClearanceWork } from "@/lib/screening/queries/clearance-work";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("clearance"))("title") };
}

const GROUPS = ["mine", "free", "others", "waiting"] as const;

/** What a vetting officer has to do: the own files first, then those nobody has, each with its clock. */
export default async function ClearanceWorkPage({ params }: Props) {
  const ctx = await getContext();
  const { slug } = await params;
  const work = unwrap(await getClearanceWork(ctx, slug));
  const conference = unwrap(await getPublicConference(ctx, slug));
  const [say, locale] = await Promise.all([getTranslations("clearance"), getLocale() as Promise<Locale>]);
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="clearance" />
      <h1>{say("title")}</h1>
      <p className="mt-1 max-w-prose text-muted">{say("intro")}</p>
      {work.items.length === 0 && (
        <div className="mt-6">
          <EmptyState title={say("none")} />
        </div>
      )}
      {GROUPS.map((group) => {
        const items = work.items.filter((item) => item.group === group);
        if (items.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`group-${group}`} className="mt-8">
            <h2 id={`group-${group}`}>{say(`group.${group}`, { count: items.length })}</h2>
            <WorkList slug={slug} items={items} locale={locale} zone={work} />
          </section>
        );
      })}
    </PageShell>
  );
}
