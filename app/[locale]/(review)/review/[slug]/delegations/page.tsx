import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { DelegationsFilters } from "@/components/overview/delegations-filters";
import { DelegationsList } from "@/components/overview/delegations-list";
import { FiguresChart, FiguresLegend } from "@/components/overview/figures-chart";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { figuresBy } from "@/lib/badges/delegation-figures";
import { listDelegationsOverview } from "@/lib/badges/queries/delegations-overview";
import { delegationsFilterSchema } from "@/lib/badges/schema";
import { getPublicConference } from "@/lib/conferences/queries";
import { ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import type { Locale } from "@/lib/i18n/config";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { REGIONAL_GROUPS } from "@/lib/organizations/regional-groups";
import { can } from "@/lib/policy/can";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overview"))("title") };
}

/** All delegations with how far their people are: what is missing where, at a glance. */
export default async function DelegationsOverviewPage({ params, searchParams }: Props) {
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, (await params).slug));
  const filter = delegationsFilterSchema.parse(await searchParams);
  const rows = unwrap(await listDelegationsOverview(ctx, conference.id, filter));
  const [say, locale] = await Promise.all([getTranslations("overview"), getLocale() as Promise<Locale>]);
  const place = { conferenceId: conference.id };
  const address = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
  const regions = [...REGIONAL_GROUPS, "NONE" as const];
  // A group of the picture leads to its delegations, beside what is filtered already.
  const narrowed = (field: "type" | "region", key: string, text: string) => (
    <Link
      className="hover:text-action hover:underline"
      href={`/review/${conference.slug}/delegations?${new URLSearchParams({ ...Object.fromEntries(address), [field]: key })}`}
    >
      {text}
    </Link>
  );
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="delegations" />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1>{say("title")}</h1>
        {can(ctx.actor, "organization.manage", place) && (
          <Link className={buttonClass("primary")} href={`/review/${conference.slug}/invitations`}>
            {say("invite")}
          </Link>
        )}
        {can(ctx.actor, "list.read", place) && (
          <a
            className={buttonClass("secondary")}
            href={`/api/conferences/${conference.slug}/delegations?${address}`}
            download
          >
            {say("export")}
          </a>
        )}
      </div>
      <DelegationsFilters slug={conference.slug} locale={locale} filter={filter} />
      {rows.length === 0 ? (
        <div className="mt-6">
          <EmptyState title={say("none")} />
        </div>
      ) : (
        <>
          <div className="mt-6 mb-8 space-y-4">
            <FiguresLegend />
            <div className="grid gap-x-10 gap-y-6 xl:grid-cols-2">
              <FiguresChart
                title={say("byType")}
                groups={figuresBy(rows, ORGANIZATION_TYPES, ({ type }) => type)}
                nameOf={(key) => narrowed("type", key, say(`types.${key}` as never))}
              />
              <FiguresChart
                title={say("byRegion")}
                groups={figuresBy(rows, regions, ({ region }) => region)}
                nameOf={(key) => narrowed("region", key, say(`regions.${key}` as never))}
              />
            </div>
          </div>
          <p className="mb-2 text-muted">{say("count", { count: rows.length })}</p>
          <DelegationsList
            rows={rows}
            locale={locale}
            place={{ timeZone: conference.timeZone, city: conference.city }}
            opens={can(ctx.actor, "nomination.verify", place)}
          />
        </>
      )}
    </PageShell>
  );
}
