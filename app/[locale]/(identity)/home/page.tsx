import { unauthorized } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { NeedList } from "@/components/home/need-list";
import { RolePlace } from "@/components/identity/held-role";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { MyFiles } from "@/components/notes/my-files";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { listAssignedToMe } from "@/lib/accreditation/assignment/queries/assignments";
import { listMentions } from "@/lib/accreditation/notes/queries/notes";
import { env } from "@/lib/env";
import { getNeeds } from "@/lib/home/queries/needs";
import { Link, redirect } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getAccount } from "@/lib/identity/queries/account";
import { getContext } from "@/lib/identity/request-context";
import { areasFor, hasArea } from "@/lib/policy/areas";
import { can } from "@/lib/policy/can";
import { roleDefinition } from "@/lib/policy/roles";
import { countToSign } from "@/lib/signatures/queries/signatures";
import { markMentionSeenAction } from "../../(review)/review/[slug]/[id]/note-actions";

/** What is open to the person who signed in: areas with screens, and what each role may do, in words. */
export default async function HomePage() {
  const ctx = await getContext();
  const { actor } = ctx;
  const locale = await getLocale();
  if (actor.kind === "registrant") redirect({ href: "/registrations", locale });
  if (actor.kind !== "user") unauthorized();
  if (actor.secondFactorDue) redirect({ href: "/second-factor", locale });
  const [say, tell, areaName, roleName, signatures, account, work] = await Promise.all([
    getTranslations("identity"),
    getTranslations("home"),
    getTranslations("navigation.areas"),
    getTranslations("roles"),
    getTranslations("signatures"),
    getAccount(ctx),
    getNeeds(ctx).then(unwrap),
  ]);
  const areas = areasFor(actor, { demo: env.DEMO });
  const waiting = areas.some(({ name }) => name === "signatures") ? unwrap(await countToSign(ctx)) : 0;
  const { roles } = unwrap(account);
  const reads = can(actor, "delegate.read");
  const [mentions, assigned] = reads
    ? [unwrap(await listMentions(ctx)), unwrap(await listAssignedToMe(ctx))]
    : [[], { dossiers: [], count: 0 }];
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <h1>{say("home.title", { name: actor.name })}</h1>
      {work.needs.length + work.done.length > 0 && (
        <>
          <h2 className="mt-6 mb-3">{tell("title")}</h2>
          <NeedList {...work} now={ctx.now} />
        </>
      )}
      <MyFiles mentions={mentions} assigned={assigned} seen={markMentionSeenAction} />
      <h2 className="mt-10 mb-3">{say("home.areas")}</h2>
      {areas.length === 0 && <EmptyState title={say("home.none")} />}
      <ul className="grid gap-4 sm:grid-cols-2">
        {areas.map(({ name, path }) => (
          <li key={name}>
            <Link
              href={path}
              className="block h-full rounded-md border border-line p-5 text-lg font-semibold text-action hover:bg-wash"
            >
              {areaName(name)}
              {name === "signatures" && waiting > 0 && (
                <span className="ms-3 rounded-sm bg-amber-wash px-2 py-1 text-base text-amber">
                  {signatures("waiting", { count: waiting })}
                </span>
              )}
              <span className="mt-1 block text-base font-normal text-ink">{say(`home.area.${name}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <h2 className="mt-10 mb-3">{say("home.roles")}</h2>
      <ul className="space-y-3">
        {roles.map((held) => (
          <li key={held.grantId}>
            <Card wash>
              <h3>{roleName(held.role)}</h3>
              <p className="text-sm text-muted">
                <RolePlace held={held} />
              </p>
              <p className="mt-2">{say(`duties.${held.role}`)}</p>
              {!hasArea(roleDefinition(held.role).permissions) && (
                <p className="mt-2 text-muted">{tell(`workplace.${held.role}` as never)}</p>
              )}
            </Card>
          </li>
        ))}
      </ul>
      {roles.length === 0 && <p className="text-muted">{say("home.noRole")}</p>}
    </PageShell>
  );
}
