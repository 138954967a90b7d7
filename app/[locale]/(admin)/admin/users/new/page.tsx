import { getLocale, getTranslations } from "next-intl/server";
import { InviteForm } from "@/components/identity/invite-form";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/i18n/config";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { listEmployers } from "@/lib/identity/queries/choices";
import { getContext } from "@/lib/identity/request-context";
import { organizationName } from "@/lib/organizations/names";
import { inviteUserAction } from "../actions";

/** Opens an account: its holder chooses the password by a mailed link. */
export default async function InvitePage() {
  const employers = unwrap(await listEmployers(await getContext()));
  const [say, locale] = await Promise.all([getTranslations("admin.users"), getLocale() as Promise<Locale>]);
  const organizations = employers
    .map(({ id, organization }) => ({ value: id, label: organizationName(organization, locale) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <Link className="inline-flex min-h-11 items-center text-action underline" href="/admin/users">
        {say("back")}
      </Link>
      <h1>{say("invite")}</h1>
      <p className="mt-2 mb-6 text-muted">{say("inviteText")}</p>
      <MessagesProvider namespaces={["admin", "errors", "validation"]}>
        <InviteForm
          organizations={organizations}
          languages={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          language={locale}
          action={inviteUserAction}
        />
      </MessagesProvider>
    </PageShell>
  );
}
