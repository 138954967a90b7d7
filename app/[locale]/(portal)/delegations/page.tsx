import { getTranslations } from "next-intl/server";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { EmptyState } from "@/components/ui/empty-state";
import { StateBadge } from "@/components/ui/state-badge";
import { listDelegationPeople } from "@/lib/delegates/queries/delegation-people";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";

/** A focal point's own delegation: its people and where each stands. */
export default async function DelegationsPage() {
  const delegations = unwrap(await listDelegationPeople(await getContext()));
  const [say, areas, state] = await Promise.all([
    getTranslations("identity"),
    getTranslations("navigation.areas"),
    getTranslations("states"),
  ]);
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <h1>{areas("delegations")}</h1>
      {delegations.map((delegation) => (
        <section key={delegation.id} className="mt-6">
          <h2>
            <bdi>{delegation.name}</bdi>
          </h2>
          <p className="text-muted">
            {say("delegation.quota", { used: delegation.people.length, quota: delegation.quota })}
          </p>
          {delegation.people.length === 0 && <EmptyState title={say("delegation.none")} />}
          <ul className="mt-3 divide-y divide-line border-y border-line">
            {delegation.people.map((person) => (
              <li key={person.id} className="flex flex-wrap items-center gap-3 py-2">
                <span className="min-w-0 flex-1">
                  <span className="block font-semibold">
                    <bdi>{person.name}</bdi>
                  </span>
                  <span className="block text-sm text-muted">
                    <bdi>{person.title}</bdi>
                  </span>
                </span>
                <StateBadge state={person.state} label={state(person.state)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </PageShell>
  );
}
