import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RestartReviews } from "@/components/admin/restart-reviews";
import { ReviewRulesForm } from "@/components/admin/review-rules-form";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { Card } from "@/components/ui/card";
import { listReviewSettings } from "@/lib/accreditation/queries/review-settings";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { configureReviewsAction, restartReviewsAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviewRules"))("title") };
}

/** What is reviewed of each category, by whom, in what order and how long, for each conference. */
export default async function ReviewRulesPage() {
  const conferences = unwrap(await listReviewSettings(await getContext()));
  const say = await getTranslations("reviewRules");
  return (
    <PageShell width="wide" actions={<StaffActions />}>
      <h1>{say("title")}</h1>
      <p className="mt-1 mb-6 max-w-prose text-muted">{say("text")}</p>
      <MessagesProvider namespaces={["reviewRules", "roles", "errors", "validation"]}>
        <div className="space-y-6">
          {conferences.map((settings) => (
            <Card key={settings.id}>
              <h2>{settings.title}</h2>
              <p className="text-muted">{say("version", { number: settings.number })}</p>
              {settings.restartable > 0 && (
                <RestartReviews
                  conferenceId={settings.id}
                  number={settings.number}
                  people={settings.restartable}
                  action={restartReviewsAction}
                />
              )}
              <ReviewRulesForm key={settings.number} settings={settings} action={configureReviewsAction} />
            </Card>
          ))}
        </div>
      </MessagesProvider>
    </PageShell>
  );
}
