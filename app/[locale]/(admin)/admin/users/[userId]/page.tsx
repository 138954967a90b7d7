import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { ConfirmedAct } from "@/components/identity/confirmed-act";
import { GrantForm } from "@/components/identity/grant-form";
import { RolePlace } from "@/components/identity/held-role";
import { RolesWaiting } from "@/components/identity/roles-waiting";
import { UserState } from "@/components/identity/user-state";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { listGrantChoices } from "@/lib/identity/queries/choices";
import { rolesAskedFor } from "@/lib/identity/queries/roles-to-sign";
import { getUser } from "@/lib/identity/queries/users";
import { getContext } from "@/lib/identity/request-context";
import { organizationName } from "@/lib/organizations/names";
import { ROLE_NAMES, roleDefinition } from "@/lib/policy/roles";
import {
  askRoleAction,
  resetSecondFactorAction,
  restoreUserAction,
  signOutUserAction,
  suspendUserAction,
  withdrawRoleAction,
} from "../actions";

type Props = { params: Promise<{ userId: string }> };

/** One account: its roles, and what an administrator may do about it. */
export default async function UserPage({ params }: Props) {
  const { userId } = await params;
  if (!z.uuid().safeParse(userId).success) notFound();
  const ctx = await getContext();
  const user = unwrap(await getUser(ctx, userId));
  const asked = unwrap(await rolesAskedFor(ctx, userId));
  const choices = unwrap(await listGrantChoices(ctx));
  const [say, ask, roleName, locale] = await Promise.all([
    getTranslations("admin.users"),
    getTranslations("signatures.ask"),
    getTranslations("roles"),
    getLocale() as Promise<Locale>,
  ]);
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, locale);
  const grantable = ROLE_NAMES.filter((role) => roleDefinition(role).reach !== "own");
  const opened = formatInstant(new Date(user.createdAt), locale, { timeZone: "UTC", city: "UTC" });
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <Link className="inline-flex min-h-11 items-center text-action underline" href="/admin/users">
        {say("back")}
      </Link>
      <h1 className="flex flex-wrap items-center gap-3">
        <bdi>{user.name}</bdi>
        <UserState state={user.state} label={say(`state.${user.state}`)} />
      </h1>
      <Card className="mt-4">
        <Facts
          facts={[
            { label: say("email"), value: user.email },
            {
              label: say("organization"),
              value: user.organization && organizationName(user.organization, locale),
            },
            { label: say("secondFactor"), value: say(user.hasSecondFactor ? "factorYes" : "factorNo") },
            {
              label: say("account"),
              value: `${say("since", { date: opened })}. ${say("sessions", { count: user.openSessions })}`,
            },
          ]}
        />
      </Card>
      <MessagesProvider namespaces={["admin", "signatures", "errors", "validation"]}>
        <h2 className="mt-8 mb-3">{say("roles")}</h2>
        <ul className="space-y-3">
          {user.roles.map((held) => (
            <li key={held.grantId}>
              <Card wash className="space-y-2">
                <h3>{roleName(held.role)}</h3>
                <p className="text-muted">
                  <RolePlace held={held} />
                </p>
                {!user.isOwn && (
                  <ConfirmedAct
                    act="withdraw"
                    input={{ grantId: held.grantId }}
                    action={withdrawRoleAction}
                  />
                )}
              </Card>
            </li>
          ))}
        </ul>
        <RolesWaiting asked={asked} />
        {user.roles.length === 0 && <p className="text-muted">{say("noRole")}</p>}
        {user.isOwn && (
          <div className="mt-6">
            <Notice title={say("own")} />
          </div>
        )}
        {!user.isOwn && (
          <>
            <Card className="mt-6">
              <h3>{say("grant")}</h3>
              <p className="mb-4 text-muted">
                {ask("roleText")} {say("grantText")}
              </p>
              <GrantForm
                userId={user.id}
                roles={grantable.map((role) => ({ value: role, label: roleName(role) })).toSorted(byLabel)}
                everywhere={choices.everywhere}
                places={choices.places.map((place) => ({
                  value: place.id,
                  label: place.name,
                  categories: place.categories.map(({ id, label }) => ({ value: id, label })),
                  delegations: place.delegations
                    .map(({ id, organization }) => ({
                      value: id,
                      label: organizationName(organization, locale),
                    }))
                    .toSorted(byLabel),
                }))}
                action={askRoleAction}
              />
            </Card>
            <h2 className="mt-8 mb-3">{say("account")}</h2>
            {user.isWhole ? (
              <div className="space-y-3">
                <ConfirmedAct act="signOut" input={{ userId }} action={signOutUserAction} />
                {user.hasSecondFactor && (
                  <ConfirmedAct act="resetFactor" input={{ userId }} action={resetSecondFactorAction} />
                )}
                {user.state === "SUSPENDED" ? (
                  <ConfirmedAct act="restore" input={{ userId }} action={restoreUserAction} />
                ) : (
                  <ConfirmedAct act="suspend" input={{ userId }} action={suspendUserAction} />
                )}
              </div>
            ) : (
              <Notice kind="warning" title={say("elsewhere")} />
            )}
          </>
        )}
      </MessagesProvider>
    </PageShell>
  );
}
