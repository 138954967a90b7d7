import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DelegationStateMark } from "@/components/delegation/delegation-state-mark";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { getPublicConference } from "@/lib/conferences/queries";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { listCirculations } from "@/lib/organizations/no-objection/queries/circulations";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("circulations"))("title") };
}

/** Bodies without standing: who applied, who waits for a decision, and the lists that were circulated. */
export default async function CirculationsPage({ params }: Props) {
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, (await params).slug));
  const { applicants, circulations } = unwrap(await listCirculations(ctx, conference.id));
  const [say, states, locale] = await Promise.all([
    getTranslations("circulations"),
    getTranslations("overview.states"),
    getLocale() as Promise<Locale>,
  ]);
  const when = (instant: string) => formatInstant(new Date(instant), locale, conference);
  const base = `/review/${conference.slug}/circulations`;
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="circulations" />
      <h1>{say("title")}</h1>
      <p className="mt-1 max-w-prose text-muted">{say("text")}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Link className={buttonClass("primary")} href={`${base}/application`}>
          {say("record")}
        </Link>
        <Link className={buttonClass("secondary")} href={`${base}/new`}>
          {say("circulate")}
        </Link>
      </div>
      <h2 className="mt-8 mb-2">{say("applicants")}</h2>
      {applicants.length === 0 ? (
        <EmptyState title={say("applicantsNone")} />
      ) : (
        <ul>
          {applicants.map((body) => (
            <li
              key={body.id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-3"
            >
              <Link
                className="inline-flex min-h-11 items-center font-semibold text-action underline"
                href={`/delegations/${body.id}/state`}
              >
                <bdi>{body.name}</bdi>
              </Link>
              <div className="flex flex-wrap items-center gap-3">
                <DelegationStateMark state={body.state} label={states(body.state)} />
                <span className="text-sm text-muted">{when(body.stateSince)}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
      <h2 className="mt-8 mb-2">{say("lists")}</h2>
      {circulations.length === 0 ? (
        <EmptyState title={say("listsNone")} />
      ) : (
        <ul>
          {circulations.map((list) => (
            <li key={list.id} className="border-b border-line py-3">
              <Link
                className="inline-flex min-h-11 items-center font-semibold text-action underline"
                href={`${base}/${list.id}`}
              >
                {say("list", { number: list.number })}
              </Link>
              <p className={list.runs ? "font-semibold text-amber" : "text-muted"}>
                {say(list.runs ? "runs" : "ended", { date: when(list.closesAt) })}
              </p>
              <p className="text-sm text-muted">
                {say("counts", {
                  bodies: list.bodies,
                  objected: list.objected,
                  accredited: list.accredited,
                })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </PageShell>
  );
}
