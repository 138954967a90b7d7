import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { CirculateForm } from "@/components/no-objection/circulate-form";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { getPublicConference } from "@/lib/conferences/queries";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { usualLastDay } from "@/lib/organizations/no-objection/notice-period";
import { listCirculations } from "@/lib/organizations/no-objection/queries/circulations";
import { circulateBodiesAction } from "../actions";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("circulations"))("make.title") };
}

/** A new list: which bodies are on it, and until when States may object. */
export default async function NewCirculationPage({ params }: Props) {
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, (await params).slug));
  const { applicants, noObjectionDays } = unwrap(await listCirculations(ctx, conference.id));
  const eligible = applicants.filter(({ state }) => state === "ELIGIBILITY");
  const say = await getTranslations("circulations");
  const { startsOn, timeZone } = conference;
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="circulations" />
      <h1>{say("make.title")}</h1>
      <p className="mt-1 max-w-prose text-muted">{say("make.text", { days: noObjectionDays })}</p>
      {eligible.length === 0 ? (
        <div className="mt-6">
          <EmptyState title={say("make.none")}>{say("make.noneNext")}</EmptyState>
        </div>
      ) : (
        <MessagesProvider namespaces={["circulations", "errors", "validation"]}>
          <CirculateForm
            conference={{ id: conference.id, slug: conference.slug, city: conference.city }}
            bodies={eligible}
            clock={{ startsOn, timeZone, days: noObjectionDays }}
            usual={usualLastDay(ctx.now, noObjectionDays, timeZone)}
            action={circulateBodiesAction}
          />
        </MessagesProvider>
      )}
    </PageShell>
  );
}
