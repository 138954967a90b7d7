import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PairPerson } from "@/components/duplicates/pair-person";
import { PairReasons } from "@/components/duplicates/pair-reasons";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { getPublicConference } from "@/lib/conferences/queries";
import { listDuplicates } from "@/lib/delegates/queries/duplicates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("duplicates"))("title") };
}

/** Registrations that look like one person, for the officer who says whether they are. */
export default async function DuplicatesPage({ params }: Props) {
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, (await params).slug));
  const { pairs, total } = unwrap(await listDuplicates(ctx, conference.id));
  const say = await getTranslations("duplicates");
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="duplicates" />
      <h1>{say("title")}</h1>
      <p className="mt-1 max-w-prose text-muted">{say("intro")}</p>
      {pairs.length === 0 ? (
        <div className="mt-6">
          <EmptyState title={say("none")}>{say("noneText")}</EmptyState>
        </div>
      ) : (
        <>
          <p className="mt-6 mb-2 text-muted">
            {say("count", { count: total })}
            {total > pairs.length && ` ${say("shown", { count: pairs.length })}`}
          </p>
          <ul className="space-y-4">
            {pairs.map((pair) => (
              <li key={pair.id}>
                <Card className="space-y-4">
                  <PairReasons score={pair.score} reasons={pair.reasons} />
                  <div className="grid gap-4 md:grid-cols-2">
                    <PairPerson person={pair.one} />
                    <PairPerson person={pair.other} />
                  </div>
                  <Link
                    className={buttonClass("secondary")}
                    href={`/review/${conference.slug}/duplicates/${pair.id}`}
                  >
                    {say("compare")}
                    <span className="sr-only">
                      {" "}
                      {pair.one.reference}, {pair.other.reference}
                    </span>
                  </Link>
                </Card>
              </li>
            ))}
          </ul>
        </>
      )}
    </PageShell>
  );
}
