import { unauthorized } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Link, redirect } from "@/lib/i18n/navigation";
import { getContext } from "@/lib/identity/request-context";
import { AREAS } from "@/lib/policy/areas";
import { can } from "@/lib/policy/can";
import { roleDefinition } from "@/lib/policy/roles";

/** What is open to the person who signed in: areas with screens, and what each role may do, in words. */
export default async function HomePage() {
  const { actor } = await getContext();
  const locale = await getLocale();
  if (actor.kind === "registrant") redirect({ href: "/registrations", locale });
  if (actor.kind !== "user") unauthorized();
  const [say, areas, roles] = await Promise.all([
    getTranslations("identity"),
    getTranslations("navigation.areas"),
    getTranslations("roles"),
  ]);
  const open = AREAS.filter(({ permission }) => can(actor, permission));
  const held = [...new Set(actor.grants.map(({ role }) => role))];
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <h1>{say("home.title", { name: actor.name })}</h1>
      {actor.secondFactorDue && (
        <div className="mt-4">
          <Notice kind="warning" title={say("home.secondFactorDue")}>
            <Link className="text-action underline" href="/account">
              {say("home.toAccount")}
            </Link>
          </Notice>
        </div>
      )}
      <ul className="mt-6 grid gap-4 sm:grid-cols-2">
        {open.map(({ name, path }) => (
          <li key={name}>
            <Link
              href={path}
              className="block rounded-md border border-line p-5 text-lg font-semibold text-action hover:bg-wash"
            >
              {areas(name)}
              <span className="mt-1 block text-base font-normal text-ink">{say(`home.area.${name}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <h2 className="mt-8 mb-3">{say("home.roles")}</h2>
      <div className="space-y-3">
        {held.map((role) => (
          <Card key={role} wash>
            <h3>{roles(role)}</h3>
            <p className="mt-1 text-muted">
              {say("home.permissions", { count: roleDefinition(role).permissions.length })}
            </p>
          </Card>
        ))}
        {held.length === 0 && <p className="text-muted">{say("home.noRole")}</p>}
      </div>
    </PageShell>
  );
}
