import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DeskField } from "@/components/desk/desk-field";
import { DeskStep } from "@/components/desk/desk-step";
import { DeskHoldForm } from "@/components/desk/hold-form";
import { PersonView } from "@/components/desk/person-view";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { getDeskConference } from "@/lib/badges/queries/desk-conference";
import { getDeskPerson } from "@/lib/badges/queries/desk-person";
import { personParameter } from "@/lib/badges/schema";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { can } from "@/lib/policy/can";
import { holdAction } from "../../../(review)/review/[slug]/actions";
import { findAction, handOverAction, printAction, reprintAction } from "./actions";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ person?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("title") };
}

/** The badge desk: one field, one person, one thing to do. */
export default async function DeskPage({ params, searchParams }: Props) {
  const ctx = await getContext();
  const say = await getTranslations("desk");
  const conference = unwrap(await getDeskConference(ctx, (await params).slug));
  const personId = personParameter((await searchParams).person);
  const person = personId ? unwrap(await getDeskPerson(ctx, personId)) : null;
  const actions = { print: printAction, handOver: handOverAction, reprint: reprintAction };
  return (
    <PageShell
      dark
      width="full"
      title={conference.shortTitle}
      actions={
        <>
          {can(ctx.actor, "gateLog.read", { conferenceId: conference.id }) && (
            <Link
              href={`/desk/${conference.slug}/checks`}
              className="flex min-h-11 items-center rounded-md px-3 hover:bg-wash"
            >
              {say("gateLog")}
            </Link>
          )}
          <StaffActions />
        </>
      }
    >
      <MessagesProvider namespaces={["desk", "errors", "validation", "states", "verify", "reasons"]}>
        <div className="space-y-6">
          {!person && <h1 className="sr-only">{say("title")}</h1>}
          <DeskField
            action={findAction}
            conferenceId={conference.id}
            slug={conference.slug}
            personId={personId}
          />
          {person && (
            <PersonView person={person}>
              <DeskStep person={person} actions={actions} slug={conference.slug} />
              {person.hold && (
                <div className="mt-6">
                  <DeskHoldForm
                    delegateId={person.delegateId}
                    version={person.version}
                    reason={person.hold.reason}
                    action={holdAction}
                  />
                </div>
              )}
            </PersonView>
          )}
        </div>
      </MessagesProvider>
    </PageShell>
  );
}
