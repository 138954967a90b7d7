import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { TimeLimitsForm } from "@/components/admin/time-limits-form";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { Card } from "@/components/ui/card";
import { listClosingProgress } from "@/lib/delegates/queries/closing-progress";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { configureTimeLimitsAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("closing"))("title") };
}

/** How the registrations of each conference end: when, how far the worker is, and the days that are given. */
export default async function ClosingPage() {
  const conferences = unwrap(await listClosingProgress(await getContext()));
  const [say, locale] = await Promise.all([getTranslations("closing"), getLocale() as Promise<Locale>]);
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <h1>{say("title")}</h1>
      <p className="mt-1 mb-6 max-w-prose text-muted">{say("text")}</p>
      <MessagesProvider namespaces={["closing", "errors", "validation"]}>
        <div className="space-y-6">
          {conferences.map((conference) => (
            <Card key={conference.id}>
              <h2>{conference.title}</h2>
              <ul className="mt-4 space-y-4">
                {conference.endings.map(({ ending, begins, done, due, ahead }) => (
                  <li key={ending} className="border-s-4 border-line ps-3">
                    <h3 className="font-semibold">{say(`ending.${ending}.title`)}</h3>
                    <p className="text-muted">{say(`ending.${ending}.text`)}</p>
                    <p>{say("begins", { date: formatInstant(new Date(begins), locale, conference) })}</p>
                    <p className="tabular">{say("progress", { done, due, ahead })}</p>
                  </li>
                ))}
              </ul>
              <TimeLimitsForm
                key={Object.values(conference.limits).join()}
                conferenceId={conference.id}
                limits={conference.limits}
                action={configureTimeLimitsAction}
              />
            </Card>
          ))}
        </div>
      </MessagesProvider>
    </PageShell>
  );
}
