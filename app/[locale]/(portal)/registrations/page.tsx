import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { NewRegistration } from "@/components/registration/new-registration";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { StateBadge } from "@/components/ui/state-badge";
import { listOwnRegistrations } from "@/lib/delegates/queries/registrations";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { startRegistrationAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("registration"))("list.title") };
}

/** The registrations held under the address that opened the link: one's own, or a whole delegation's. */
export default async function RegistrationsPage() {
  const ctx = await getContext();
  const registrations = unwrap(await listOwnRegistrations(ctx));
  const [say, state] = await Promise.all([getTranslations("registration"), getTranslations("states")]);
  return (
    <PageShell width="text">
      <h1>{say("list.title")}</h1>
      {ctx.actor.kind === "registrant" && (
        <>
          <p className="mt-2 text-muted">{say("list.address", { email: ctx.actor.email })}</p>
          <MessagesProvider namespaces={["registration", "errors", "validation"]}>
            <NewRegistration conferenceId={ctx.actor.conferenceId} action={startRegistrationAction} />
          </MessagesProvider>
        </>
      )}
      <ul className="mt-6 space-y-3">
        {registrations.map((row) => (
          <li key={row.id}>
            <Card className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <div className="min-w-0 flex-1">
                <Link
                  className="text-lg font-semibold text-action underline"
                  href={`/registrations/${row.id}`}
                >
                  <bdi>{row.name || say("list.unnamed")}</bdi>
                </Link>
                <p className="text-sm text-muted">
                  <bdi className="tabular">{row.reference}</bdi>
                  {row.delegation && (
                    <>
                      {" · "}
                      <bdi>{row.delegation}</bdi>
                    </>
                  )}
                </p>
              </div>
              <StateBadge state={row.state} label={state(row.state)} />
            </Card>
          </li>
        ))}
      </ul>
      {registrations.length === 0 && (
        <EmptyState title={say("list.none")}>
          <p>{say("list.noneText")}</p>
        </EmptyState>
      )}
    </PageShell>
  );
}
