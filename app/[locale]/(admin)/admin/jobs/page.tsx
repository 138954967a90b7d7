import { getLocale, getTranslations } from "next-intl/server";
import { RetryJob } from "@/components/admin/retry-job";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { getJobOverview } from "@/lib/jobs/queries";
import { retryJobAction } from "./actions";

export default async function JobsPage() {
  const jobs = unwrap(await getJobOverview(await getContext()));
  const [say, locale] = await Promise.all([getTranslations("admin"), getLocale() as Promise<Locale>]);
  return (
    <PageShell width="wide" actions={<StaffActions />}>
      <h1>{say("jobs.title")}</h1>
      <p className="mt-2 text-lg">{say("jobs.counts", { waiting: jobs.waiting, running: jobs.running })}</p>
      <h2 className="mt-6 mb-3">{say("jobs.dead")}</h2>
      {jobs.dead.length === 0 && (
        <EmptyState title={say("jobs.none")}>
          <p>{say("jobs.noneText")}</p>
        </EmptyState>
      )}
      <MessagesProvider namespaces={["admin", "errors", "validation"]}>
        <ul className="space-y-3">
          {jobs.dead.map((job) => (
            <li key={job.id}>
              <Card className="flex flex-wrap items-center gap-4">
                <div className="min-w-0 flex-1">
                  <h3>
                    <bdi>{job.task}</bdi>
                  </h3>
                  <p className="text-sm text-muted">
                    {say("jobs.attempts", { count: job.attempts })} ·{" "}
                    {formatInstant(new Date(job.runAt), locale, { timeZone: "UTC", city: "UTC" })}
                  </p>
                  <p className="mt-1 font-mono text-sm">
                    <bdi>{job.lastError}</bdi>
                  </p>
                </div>
                <RetryJob jobId={job.id} action={retryJobAction} />
              </Card>
            </li>
          ))}
        </ul>
      </MessagesProvider>
    </PageShell>
  );
}
