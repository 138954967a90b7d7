import { getLocale, getTranslations } from "next-intl/server";
import { RolePlace } from "@/components/identity/held-role";
import { ChangePasswordForm } from "@/components/identity/password-forms";
import { SecondFactorPanel } from "@/components/identity/second-factor-panel";
import { SessionList } from "@/components/identity/session-list";
import { SignOutButton } from "@/components/identity/sign-out-button";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { unwrap } from "@/lib/identity/page";
import { type Account, getAccount } from "@/lib/identity/queries/account";
import { getContext } from "@/lib/identity/request-context";
import { roleDefinition } from "@/lib/policy/roles";
import {
  changePasswordAction,
  enrolSecondFactorAction,
  prepareSecondFactorAction,
  renewRecoveryCodesAction,
} from "../actions";

const UTC = { timeZone: "UTC", city: "UTC" };

async function SecondFactor({ account, locale }: { account: Account; locale: Locale }) {
  const say = await getTranslations("identity");
  const since = account.secondFactorSince;
  const needed = account.roles.some(({ role }) => roleDefinition(role).secondFactor);
  const date = since && formatInstant(new Date(since), locale, UTC);
  return (
    <SecondFactorPanel
      enrolled={since !== null}
      prepare={prepareSecondFactorAction}
      enrol={enrolSecondFactorAction}
      renew={renewRecoveryCodesAction}
      here="/account"
      next="/account"
    >
      <p>
        {date
          ? `${say("account.since", { date })} ${say("account.codesLeft", { count: account.codesLeft })}`
          : say(needed ? "account.noneYet" : "account.none")}
      </p>
    </SecondFactorPanel>
  );
}

/** One's own account: roles, second factor, password, and where one is signed in. */
export default async function AccountPage() {
  const account = unwrap(await getAccount(await getContext()));
  const [say, roleName, leave, locale] = await Promise.all([
    getTranslations("identity"),
    getTranslations("roles"),
    getTranslations("navigation"),
    getLocale() as Promise<Locale>,
  ]);
  const changed = account.passwordChangedAt;
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <h1>{say("account.title")}</h1>
      <Card className="mt-6">
        <Facts
          facts={[
            { label: say("account.name"), value: account.name },
            { label: say("label.email"), value: account.email },
            ...account.roles.map((held) => ({
              label: roleName(held.role),
              value: <RolePlace held={held} />,
            })),
          ]}
        />
      </Card>
      <MessagesProvider namespaces={["identity", "errors", "validation"]}>
        <Card className="mt-6">
          <h2 className="mb-3">{say("account.secondFactor")}</h2>
          <SecondFactor account={account} locale={locale} />
        </Card>
        <Card className="mt-6">
          <h2 className="mb-3">{say("changePassword.title")}</h2>
          {changed && (
            <p className="mb-3 text-muted">
              {say("account.passwordSince", { date: formatInstant(new Date(changed), locale, UTC) })}
            </p>
          )}
          <ChangePasswordForm action={changePasswordAction} />
        </Card>
        <Card className="mt-6">
          <h2>{say("account.sessions")}</h2>
          <SessionList sessions={account.sessions} />
          <div className="mt-3 flex flex-wrap items-start gap-3">
            <SignOutButton label={leave("signOut")} />
            <SignOutButton label={say("leave.everywhere")} variant="danger" everywhere />
          </div>
          <p className="mt-3 text-sm text-muted">{say("leave.everywhereText")}</p>
        </Card>
      </MessagesProvider>
    </PageShell>
  );
}
