import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { AskPurgeForm } from "@/components/retention/ask-purge-form";
import { ClassCounts } from "@/components/retention/class-counts";
import { DryRunList } from "@/components/retention/dry-run-list";
import { HoldList } from "@/components/retention/hold-list";
import { PlaceHoldForm } from "@/components/retention/place-hold-form";
import { ScheduleForm } from "@/components/retention/schedule-form";
import { Card } from "@/components/ui/card";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { getRetention } from "@/lib/retention/queries/retention";
import { askPurgeAction, configureRetentionAction, liftHoldAction, placeHoldAction } from "../actions";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("retention"))("title") };
}

/** What a purge of one conference would take now, the holds that keep data, the purges so far, and the schedule. */
export default async function RetentionOfConferencePage({ params }: Props) {
  const { slug } = await params;
  const view = unwrap(await getRetention(await getContext(), slug));
  const [say, locale] = await Promise.all([getTranslations("retention"), getLocale() as Promise<Locale>]);
  const { dryRun, holds, purges } = view;
  const waits = purges.some(({ state }) => state === "WAITING" || state === "RUNNING");
  return (
    <PageShell width="text" title={view.title} actions={<StaffActions />}>
      <h1>{say("title")}</h1>
      <p className="mt-1 mb-6 max-w-prose text-muted">{say("text")}</p>
      <MessagesProvider namespaces={["retention", "errors", "validation"]}>
        <div className="space-y-6">
          <Card className="space-y-4">
            <h2>{say("dryRun.title")}</h2>
            <p className="text-muted">{say("dryRun.text")}</p>
            <p className="font-semibold">{say("dryRun.sum", { people: dryRun.people, held: dryRun.held })}</p>
            <ClassCounts classes={view.classes.filter(({ people, files }) => people + files > 0)} />
            <DryRunList rows={dryRun.rows} hash={dryRun.hash} />
            {dryRun.rows.length > 0 && !waits && (
              <AskPurgeForm conferenceId={view.id} listHash={dryRun.hash} action={askPurgeAction} />
            )}
          </Card>
          {purges.length > 0 && (
            <Card className="space-y-2">
              <h2>{say("purges")}</h2>
              <ul>
                {purges.map(({ id, createdAt, state }) => (
                  <li key={id}>
                    <Link
                      className="inline-flex min-h-11 items-center text-action underline"
                      href={`/retention/${slug}/purges/${id}`}
                    >
                      {say("purgeOf", {
                        date: formatInstant(new Date(createdAt), locale, view),
                        state: say(`purgeState.${state}`),
                      })}
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          )}
          <Card className="space-y-4">
            <h2>{say("hold.title")}</h2>
            <p className="text-muted">{say("hold.text")}</p>
            <HoldList holds={holds} place={view} lift={liftHoldAction} />
            <PlaceHoldForm conferenceId={view.id} action={placeHoldAction} />
          </Card>
          <Card className="space-y-4">
            <h2>{say("schedule.title")}</h2>
            <ul className="space-y-3">
              {view.classes.map(({ name, due }) => (
                <li key={name} className="border-s-4 border-line ps-3">
                  <h3 className="font-semibold">{say(`class.${name}.name`)}</h3>
                  <p className="text-muted">{say(`class.${name}.text`)}</p>
                  <p>
                    {say("schedule.from", {
                      days: view.days[name],
                      date: formatInstant(new Date(due), locale, view),
                    })}
                  </p>
                </li>
              ))}
            </ul>
            <ScheduleForm
              key={JSON.stringify(view.days)}
              conferenceId={view.id}
              days={view.days}
              action={configureRetentionAction}
            />
          </Card>
        </div>
      </MessagesProvider>
    </PageShell>
  );
}
