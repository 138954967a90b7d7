import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { ReminderDaysForm } from "@/components/reminders/reminder-days-form";
import { Card } from "@/components/ui/card";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { listReminderDays } from "@/lib/reminders/queries";
import { configureRemindersAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reminders"))("days.title") };
}

/** On which days before the deadline each conference reminds. */
export default async function ReminderDaysPage() {
  const conferences = unwrap(await listReminderDays(await getContext()));
  const say = await getTranslations("reminders.days");
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <h1>{say("title")}</h1>
      <p className="mt-1 mb-6 max-w-prose text-muted">{say("text")}</p>
      <MessagesProvider namespaces={["reminders", "errors", "validation"]}>
        <div className="space-y-6">
          {conferences.map(({ id, title, days }) => (
            <Card key={id}>
              <h2>{title}</h2>
              <ReminderDaysForm conferenceId={id} days={days} action={configureRemindersAction} />
            </Card>
          ))}
        </div>
      </MessagesProvider>
    </PageShell>
  );
}
