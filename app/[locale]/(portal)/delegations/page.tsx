import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { EmptyState } from "@/components/ui/empty-state";
import { listOwnDelegations } from "@/lib/delegates/queries/delegation-people";
import { Link, redirect } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delegation"))("list") };
}

/** The delegations of a focal point; with one only, that one. */
export default async function DelegationsPage() {
  const delegations = unwrap(await listOwnDelegations(await getContext()));
  const [say, locale] = await Promise.all([getTranslations("delegation"), getLocale()]);
  const [only] = delegations;
  if (only && delegations.length === 1) redirect({ href: `/delegations/${only.id}`, locale });
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <h1>{say("list")}</h1>
      {delegations.length === 0 && <EmptyState title={say("none")} />}
      <ul className="mt-4 divide-y divide-line border-y border-line">
        {delegations.map(({ id, name, conference, used, quota }) => (
          <li key={id} className="py-3">
            <Link className="text-lg font-semibold text-action underline" href={`/delegations/${id}`}>
              <bdi>{name}</bdi>
            </Link>
            <p className="text-muted">
              {conference} · {say("places", { used, places: quota })}
            </p>
          </li>
        ))}
      </ul>
    </PageShell>
  );
}
