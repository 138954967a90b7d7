import { getTranslations } from "next-intl/server";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StopReminders } from "@/components/reminders/stop-reminders";
import { Notice } from "@/components/ui/notice";
import { getContext } from "@/lib/identity/request-context";
import { getReminderStop } from "@/lib/reminders/queries";
import { stopRemindersAction } from "./actions";

/** The link of a reminder. Opening it changes nothing, since mail scanners open links; the button does. */
export default async function ReminderStopPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await getReminderStop(await getContext(), decodeURIComponent(token));
  const say = await getTranslations("reminders.stop");
  return (
    <PageShell width="text">
      <h1>{say("title")}</h1>
      <div className="mt-4 space-y-4">
        {found.ok ? (
          <>
            <p>
              {say(found.value.stopped ? "off" : "on", {
                address: found.value.address,
                conference: found.value.conference,
              })}
            </p>
            <MessagesProvider namespaces={["reminders", "errors", "validation"]}>
              <StopReminders token={token} stopped={found.value.stopped} action={stopRemindersAction} />
            </MessagesProvider>
          </>
        ) : (
          <Notice kind="warning" title={say("unknown")} />
        )}
      </div>
    </PageShell>
  );
}
