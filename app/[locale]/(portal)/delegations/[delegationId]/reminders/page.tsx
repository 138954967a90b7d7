import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { DelegationFrame } from "@/components/nominations/delegation-frame";
import { RemindNow } from "@/components/reminders/remind-now";
import { EmptyState } from "@/components/ui/empty-state";
import { nominatingDelegation } from "@/lib/delegates/queries/nominations";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { listReminders } from "@/lib/reminders/queries";
import { remindDelegationAction } from "./actions";

type Props = { params: Promise<{ delegationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reminders"))("title") };
}

/** The reminders that went out about a delegation, and one more where an officer wants it. */
export default async function RemindersPage({ params }: Props) {
  const ctx = await getContext();
  const { delegationId } = await params;
  const delegation = unwrap(await nominatingDelegation(ctx, delegationId));
  const reminders = unwrap(await listReminders(ctx, delegationId));
  const [say, locale] = await Promise.all([getTranslations("reminders"), getLocale() as Promise<Locale>]);
  return (
    <DelegationFrame delegation={delegation} current="reminders">
      <h1>{say("title")}</h1>
      <p className="mt-1 max-w-prose text-muted">{say("text")}</p>
      {delegation.mayManage && (
        <MessagesProvider namespaces={["reminders", "errors", "validation"]}>
          <RemindNow delegationId={delegation.id} action={remindDelegationAction} />
        </MessagesProvider>
      )}
      {reminders.length === 0 ? (
        <div className="mt-6">
          <EmptyState title={say("none")} />
        </div>
      ) : (
        <ul className="mt-6 divide-y divide-line border-y border-line">
          {reminders.map((reminder) => (
            <li key={reminder.id} className="py-3">
              <p className="font-semibold">
                <bdi>{reminder.recipient}</bdi>
              </p>
              <p className="text-sm text-muted">
                {say("sent", {
                  date: formatInstant(new Date(reminder.sentAt), locale, delegation.conference),
                })}
                {" · "}
                {reminder.step === null ? say("byOfficer") : say("byRule", { step: reminder.step })}
                {reminder.mail && ` · ${say(`mail.${reminder.mail}`)}`}
                {reminder.stopped && ` · ${say("stoppedNow")}`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </DelegationFrame>
  );
}
