import { getLocale, getTranslations } from "next-intl/server";
import { EnrolSecondFactor } from "@/components/identity/enrol-second-factor";
import { LeaveButtons } from "@/components/identity/leave-buttons";
import { ChangePasswordForm } from "@/components/identity/password-forms";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { unwrap } from "@/lib/identity/page";
import { getOwnAccount } from "@/lib/identity/queries";
import { getContext } from "@/lib/identity/request-context";
import {
  changePasswordAction,
  enrolSecondFactorAction,
  prepareSecondFactorAction,
  signOutAction,
  signOutEverywhereAction,
} from "../actions";

export default async function AccountPage() {
  const account = unwrap(await getOwnAccount(await getContext()));
  const [say, roles, locale] = await Promise.all([
    getTranslations("identity"),
    getTranslations("roles"),
    getLocale() as Promise<Locale>,
  ]);
  const at = (instant: string) => formatInstant(new Date(instant), locale, { timeZone: "UTC", city: "UTC" });
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <h1>{say("account.title")}</h1>
      <Card className="mt-6">
        <Facts
          facts={[
            { label: say("account.name"), value: account.name },
            { label: say("label.email"), value: account.email },
            { label: say("home.roles"), value: account.roles.map((role) => roles(role)).join(", ") },
          ]}
        />
      </Card>
      <MessagesProvider namespaces={["identity", "errors", "validation"]}>
        <Card className="mt-6">
          <h2 className="mb-3">{say("account.secondFactor")}</h2>
          {account.secondFactorSince ? (
            <p>
              {say("account.inForce", {
                date: at(account.secondFactorSince),
                left: account.recoveryCodesLeft,
              })}
            </p>
          ) : (
            <EnrolSecondFactor prepare={prepareSecondFactorAction} enrol={enrolSecondFactorAction} />
          )}
        </Card>
        <Card className="mt-6">
          <h2 className="mb-3">{say("changePassword.title")}</h2>
          <ChangePasswordForm action={changePasswordAction} />
        </Card>
        <Card className="mt-6">
          <h2 className="mb-3">{say("account.sessions")}</h2>
          <ul className="mb-4 divide-y divide-line">
            {account.sessions.map((session) => (
              <li key={session.id} className="py-2">
                <bdi className="block truncate">{session.userAgent || session.address}</bdi>
                <span className="text-sm text-muted">
                  {say("account.since", { date: at(session.createdAt) })}
                  {session.current && ` · ${say("account.thisOne")}`}
                </span>
              </li>
            ))}
          </ul>
          <LeaveButtons here={signOutAction} everywhere={signOutEverywhereAction} />
        </Card>
      </MessagesProvider>
    </PageShell>
  );
}
