import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import {
  beginUploadAction,
  finishUploadAction,
} from "@/app/[locale]/(portal)/delegations/[delegationId]/documents/actions";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { AccreditForm } from "@/components/no-objection/accredit-form";
import { CirculatedBodyCard } from "@/components/no-objection/circulated-body-card";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { getPublicConference } from "@/lib/conferences/queries";
import type { Locale } from "@/lib/i18n/config";
import { dayAt, daysBetween, formatInstant } from "@/lib/i18n/dates";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { getCirculation, listObjectingStates } from "@/lib/organizations/no-objection/queries/circulations";
import { accreditUnopposedAction, recordObjectionAction } from "../actions";

type Props = { params: Promise<{ slug: string; circulationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("circulations"))("title") };
}

/** One circulated list: its clock, the objections to each body, and the decisions when the clock has run out. */
export default async function CirculationPage({ params }: Props) {
  const ctx = await getContext();
  const { slug, circulationId } = await params;
  const conference = unwrap(await getPublicConference(ctx, slug));
  const list = unwrap(await getCirculation(ctx, circulationId));
  if (list.conference.id !== conference.id) notFound();
  const states = unwrap(await listObjectingStates(ctx));
  const [say, locale] = await Promise.all([getTranslations("circulations"), getLocale() as Promise<Locale>]);
  const when = (instant: string) => formatInstant(new Date(instant), locale, conference);
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: conference.timeZone,
    hour: "2-digit",
    minute: "2-digit",
  });
  const unopposed = list.bodies.filter(({ state }) => state === "CIRCULATED");
  const closesAt = new Date(list.closesAt);
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="circulations" />
      <h1>{say("list", { number: list.number })}</h1>
      <p className="mt-1 text-muted">{say("circulated", { date: when(list.circulatedAt) })}</p>
      <div className="mt-4">
        <Notice
          kind={list.runs ? "warning" : "info"}
          title={say(list.runs ? "runs" : "ended", { date: when(list.closesAt) })}
        >
          <p>
            {list.runs
              ? say("left", { days: daysBetween(ctx.now, closesAt) })
              : say("endedNext", { count: unopposed.length })}
          </p>
        </Notice>
      </div>
      <div className="mt-4 flex flex-wrap gap-3">
        {(["pdf", "xlsx"] as const).map((form) => (
          <a
            key={form}
            className={buttonClass("secondary")}
            href={`/api/circulations/${list.id}/${form}?locale=${locale}`}
            download
          >
            {say(`download.${form}`)}
          </a>
        ))}
      </div>
      <MessagesProvider namespaces={["circulations", "nominations", "uploads", "errors", "validation"]}>
        {!list.runs && unopposed.length > 0 && (
          <AccreditForm
            key={unopposed.map(({ id, version }) => `${id}${version}`).join()}
            bodies={unopposed.map(({ id, version, name }) => ({ id, version, name }))}
            action={accreditUnopposedAction}
          />
        )}
        <h2 className="mt-8 mb-3">{say("bodies", { count: list.bodies.length })}</h2>
        <ul className="space-y-4">
          {list.bodies.map((body) => (
            <li key={body.id}>
              <CirculatedBodyCard
                body={body}
                states={states}
                when={when}
                now={{ day: dayAt(ctx.now, conference.timeZone), time: clock.format(ctx.now) }}
                city={conference.city}
                action={recordObjectionAction}
                paper={{ begin: beginUploadAction, finish: finishUploadAction }}
              />
            </li>
          ))}
        </ul>
      </MessagesProvider>
    </PageShell>
  );
}
