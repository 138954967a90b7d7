import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { listAppeals } from "@/lib/accreditation/appeals/queries/appeals";
import { getPublicConference } from "@/lib/conferences/queries";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("appeals"))("title") };
}

/** The appeals of a conference, those that wait for a ruling first. */
export default async function AppealsPage({ params }: Props) {
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, (await params).slug));
  const appeals = unwrap(await listAppeals(ctx, conference.id));
  const [say, locale] = await Promise.all([getTranslations("appeals"), getLocale() as Promise<Locale>]);
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="appeals" />
      <h1>{say("title")}</h1>
      <p className="mt-1 mb-6 max-w-prose text-muted">{say("lead")}</p>
      {appeals.length === 0 && <EmptyState title={say("none")}>{say("noneText")}</EmptyState>}
      <ul className="space-y-3">
        {appeals.map((appeal) => (
          <li key={appeal.delegateId}>
            <Card className="flex flex-wrap items-center justify-between gap-3">
              <div className="min-w-0">
                <Link
                  className="inline-flex min-h-11 items-center text-lg font-semibold text-action underline"
                  href={`/review/${conference.slug}/appeals/${appeal.delegateId}`}
                >
                  <bdi>{appeal.name}</bdi>
                </Link>
                <p className="text-muted">
                  <bdi className="tabular">{appeal.reference}</bdi> · <bdi>{appeal.delegation}</bdi>
                </p>
                <p className="text-sm">
                  {say("received", {
                    date: formatInstant(new Date(appeal.submittedAt), locale, conference),
                  })}
                </p>
              </div>
              <p className="font-semibold">{say(`standing.${appeal.outcome ?? "waits"}`)}</p>
            </Card>
          </li>
        ))}
      </ul>
    </PageShell>
  );
}
