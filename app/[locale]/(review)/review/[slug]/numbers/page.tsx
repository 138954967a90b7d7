import clsx from "clsx";
import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { BacklogChart } from "@/components/numbers/backlog-chart";
import { StateTimes } from "@/components/numbers/state-times";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { Notice } from "@/components/ui/notice";
import { MEASURED_STATES } from "@/lib/accreditation/numbers/measured-states";
import { type GroupTime, getAccreditationNumbers } from "@/lib/accreditation/numbers/queries";
import { numbersFilterSchema } from "@/lib/accreditation/schema";
import { getPublicConference } from "@/lib/conferences/queries";
import type { Locale } from "@/lib/i18n/config";
import { formatPlainDate } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Record<string, string | string[]>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("numbers"))("title") };
}

/** How long files lie in each state, and whether the present rate clears them before the opening. */
export default async function NumbersPage({ params, searchParams }: Props) {
  const ctx = await getContext();
  const { slug } = await params;
  const { state: chosen = "SUBMITTED" } = numbersFilterSchema.parse(await searchParams);
  const conference = unwrap(await getPublicConference(ctx, slug));
  const numbers = unwrap(await getAccreditationNumbers(ctx, slug));
  const { forecast, backlog, opening, all } = numbers;
  const [say, state, format, locale] = await Promise.all([
    getTranslations("numbers"),
    getTranslations("states"),
    getFormatter(),
    getLocale() as Promise<Locale>,
  ]);
  const dayOf = (date: string) => formatPlainDate(date, locale);
  const rowsOf = (groups: GroupTime[]) =>
    groups.flatMap(({ id, name, times }) => {
      const time = times.find((known) => known.state === chosen);
      return time ? [{ key: id, name: <bdi>{name}</bdi>, time }] : [];
    });
  const { perDay, atOpening, clearedOn, workingDaysLeft } = forecast;
  const facts = [
    { name: say("backlog"), value: String(backlog) },
    {
      name: say("arrivedPerDay"),
      value: perDay ? format.number(perDay.arrived, { maximumFractionDigits: 1 }) : "–",
    },
    {
      name: say("decidedPerDay"),
      value: perDay ? format.number(perDay.decided, { maximumFractionDigits: 1 }) : "–",
    },
    { name: say("workingDaysLeft"), value: String(workingDaysLeft) },
    { name: say("atOpening"), value: atOpening === null ? "–" : String(atOpening) },
  ];
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="numbers" />
      <h1>{say("title")}</h1>
      <p className="mt-1 max-w-prose text-muted">{say("lead")}</p>
      <section aria-label={say("forecast")} className="mt-6 space-y-4">
        <h2>{say("forecast")}</h2>
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt className="text-sm text-muted">{name}</dt>
              <dd className="tabular text-2xl font-semibold">{value}</dd>
            </div>
          ))}
        </dl>
        {atOpening !== null && atOpening > 0 && (
          <Notice kind="warning" title={say("notCleared", { count: atOpening, date: dayOf(opening) })} />
        )}
        {clearedOn && <Notice kind="success" title={say("clearedOn", { date: dayOf(clearedOn) })} />}
        <BacklogChart days={forecast.days} opening={opening} />
      </section>
      <div className="mt-10 space-y-10">
        <StateTimes
          title={say("times")}
          column={say("state")}
          rows={all.map((time) => ({ key: time.state, name: state(time.state), time }))}
        />
        <nav aria-label={say("chooseState")}>
          <p className="mb-2 text-muted">{say("chooseState")}</p>
          <ul className="flex flex-wrap gap-2">
            {MEASURED_STATES.map((name) => (
              <li key={name}>
                <Link
                  href={`/review/${slug}/numbers?state=${name}`}
                  aria-current={name === chosen ? "page" : undefined}
                  className={clsx(
                    "inline-flex min-h-11 items-center rounded-md border px-3",
                    name === chosen ? "border-action bg-action text-on-action" : "border-line hover:bg-wash",
                  )}
                >
                  {state(name)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <StateTimes title={say("byCategory")} column={say("category")} rows={rowsOf(numbers.categories)} />
        <StateTimes
          title={say("byDelegation")}
          column={say("delegation")}
          rows={rowsOf(numbers.delegations)}
        />
      </div>
    </PageShell>
  );
}
