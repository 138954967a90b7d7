import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DelegationStateMark } from "@/components/delegation/delegation-state-mark";
import { LinkForm } from "@/components/identity/link-form";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { ApplyForm } from "@/components/no-objection/apply-form";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { getPublicConference } from "@/lib/conferences/queries";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { getOwnApplication } from "@/lib/organizations/no-objection/queries/own-application";
import { applyAction, sendApplicationLinkAction } from "./actions";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("application"))("apply.title") };
}

/** An organization without standing applies: it proves its address, then states purpose, competence and relevance. */
export default async function ApplyPage({ params }: Props) {
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, (await params).slug));
  const { actor } = ctx;
  const proved = actor.kind === "registrant" && actor.conferenceId === conference.id ? actor : null;
  const own = proved ? unwrap(await getOwnApplication(ctx, conference.id)) : null;
  const [say, states, locale] = await Promise.all([
    getTranslations("application"),
    getTranslations("overview.states"),
    getLocale() as Promise<Locale>,
  ]);
  const begun = conference.startsOn <= ctx.now.toISOString().slice(0, 10);
  return (
    <PageShell width="text" title={conference.shortTitle}>
      <h1>{say("apply.title")}</h1>
      <p className="mt-3">{say("apply.text")}</p>
      <MessagesProvider namespaces={["application", "overview", "registration", "errors", "validation"]}>
        {own ? (
          <Card className="mt-6">
            <h2>
              <bdi>{own.name}</bdi>
            </h2>
            <p className="mt-2 flex flex-wrap items-center gap-3">
              <DelegationStateMark state={own.state} label={states(own.state)} />
              <span className="text-muted">
                {formatInstant(new Date(own.stateSince), locale, conference)}
              </span>
            </p>
            <p className="mt-3">{say("apply.next")}</p>
          </Card>
        ) : begun ? (
          <div className="mt-6">
            <Notice kind="warning" title={say("apply.closed", { contact: conference.contactEmail })} />
          </div>
        ) : proved ? (
          <ApplyForm conferenceId={conference.id} email={proved.email} locale={locale} action={applyAction} />
        ) : (
          <div className="mt-6 max-w-md">
            <p className="mb-4">{say("apply.address")}</p>
            <LinkForm conferenceId={conference.id} action={sendApplicationLinkAction} />
          </div>
        )}
      </MessagesProvider>
    </PageShell>
  );
}
