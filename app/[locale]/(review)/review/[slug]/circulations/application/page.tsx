import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ApplicationForm } from "@/components/no-objection/application-form";
import { ConferenceTabs } from "@/components/review/conference-tabs";
import { getPublicConference } from "@/lib/conferences/queries";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { listPossibleApplicants } from "@/lib/organizations/no-objection/queries/circulations";
import { recordApplicationAction } from "../actions";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("application"))("title") };
}

/** An officer records what a body without standing wrote. */
export default async function NewApplicationPage({ params }: Props) {
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, (await params).slug));
  const bodies = unwrap(await listPossibleApplicants(ctx, conference.id));
  const [say, locale] = await Promise.all([getTranslations("application"), getLocale()]);
  return (
    <PageShell width="wide" title={conference.shortTitle} actions={<StaffActions />}>
      <ConferenceTabs ctx={ctx} conference={conference} current="circulations" />
      <h1>{say("title")}</h1>
      <p className="mt-1 max-w-prose text-muted">{say("text")}</p>
      <MessagesProvider namespaces={["application", "overview", "errors", "validation"]}>
        <ApplicationForm
          conferenceId={conference.id}
          bodies={bodies}
          locale={locale}
          action={recordApplicationAction}
        />
      </MessagesProvider>
    </PageShell>
  );
}
