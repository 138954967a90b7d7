import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CheckFigures } from "@/components/desk/check-figures";
import { CheckFilters } from "@/components/desk/check-filters";
import { CheckList } from "@/components/desk/check-list";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { buttonClass } from "@/components/ui/button";
import { getCheckFigures, listBadgeChecks } from "@/lib/badges/queries/checks";
import { checksFilterSchema } from "@/lib/badges/schema";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { can } from "@/lib/policy/can";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("gateLog"))("title") };
}

/** The gate log: who was let in or turned away, for the desk lead and those who answer for security. */
export default async function ChecksPage({ params, searchParams }: Props) {
  const ctx = await getContext();
  const [say, desk, locale] = await Promise.all([
    getTranslations("gateLog"),
    getTranslations("desk"),
    getLocale(),
  ]);
  const { slug } = await params;
  const filter = checksFilterSchema.parse(await searchParams);
  const list = unwrap(await listBadgeChecks(ctx, slug, filter));
  const figures = unwrap(await getCheckFigures(ctx, slug));
  const { conference, rows, next, numberUnknown } = list;
  const kept = { ...(filter.only && { only: filter.only }), ...(filter.number && { number: filter.number }) };
  const desks = can(ctx.actor, "badge.find", { conferenceId: conference.id });
  return (
    <PageShell dark title={conference.shortTitle} actions={<StaffActions />}>
      {desks && (
        <Link href={`/desk/${slug}`} className="mb-2 inline-flex min-h-11 items-center text-action underline">
          {desk("backToDesk")}
        </Link>
      )}
      <h1 className="mb-2">{say("title")}</h1>
      <p className="mb-6 max-w-prose text-muted">{say("lead")}</p>
      <CheckFilters slug={slug} locale={locale} filter={filter} numberUnknown={numberUnknown} />
      <section aria-labelledby="checks" className="mt-8">
        <h2 id="checks">{say("checks")}</h2>
        <CheckList rows={rows} place={conference} slug={slug} filtered={Object.keys(kept).length > 0} />
        {next && (
          <Link
            className={buttonClass("secondary", "mt-4")}
            href={{ pathname: `/desk/${slug}/checks`, query: { ...kept, after: next } }}
          >
            {say("more")}
          </Link>
        )}
      </section>
      <CheckFigures figures={figures} />
    </PageShell>
  );
}
