import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AppealDocuments } from "@/components/appeals/appeal-documents";
import { RulingForm } from "@/components/appeals/ruling-form";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { StateBadge } from "@/components/ui/state-badge";
import { getAppeal } from "@/lib/accreditation/appeals/queries/appeals";
import { getPublicConference } from "@/lib/conferences/queries";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { allowAppealAction, dismissAppealAction } from "../actions";

type Props = { params: Promise<{ slug: string; delegateId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("appeals"))("one") };
}

/** One appeal: the decision with its text and note, the grounds, and the ruling. */
export default async function AppealPage({ params }: Props) {
  const { slug, delegateId } = await params;
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, slug));
  const appeal = unwrap(await getAppeal(ctx, delegateId));
  const [say, states, reasons, errors, locale] = await Promise.all([
    getTranslations("appeals"),
    getTranslations("states"),
    getTranslations("reasons"),
    getTranslations("errors"),
    getLocale() as Promise<Locale>,
  ]);
  const when = (instant: string) => formatInstant(new Date(instant), locale, conference);
  const { decision, ruling, outcome } = appeal;
  const language = new Intl.DisplayNames([locale], { type: "language" }).of(appeal.locale) ?? appeal.locale;
  return (
    <PageShell width="text" title={conference.shortTitle} actions={<StaffActions />}>
      <Link
        className="inline-flex min-h-11 items-center text-action underline"
        href={`/review/${slug}/appeals`}
      >
        {say("back")}
      </Link>
      <div className="mt-2 space-y-5">
        <StateBadge state={appeal.state} label={states(appeal.state)} />
        <h1>
          <bdi>{appeal.name}</bdi>
        </h1>
        <p className="text-muted">
          <bdi className="tabular">{appeal.reference}</bdi> · <bdi>{appeal.delegation}</bdi>
        </p>
        <Link
          className="inline-flex min-h-11 items-center text-action underline"
          href={`/review/${slug}/${delegateId}`}
        >
          {say("file")}
        </Link>
        <Card>
          <h2>{say("decision")}</h2>
          <Facts
            facts={[
              { label: say("fact.what"), value: say(`own.${decision.action}` as never) },
              { label: say("fact.by"), value: decision.by },
              { label: say("fact.at"), value: when(decision.at) },
              { label: say("fact.reason"), value: reasons(`${decision.reasonCode}.label` as never) },
              { label: say("fact.text"), value: decision.text },
              { label: say("fact.note"), value: decision.note },
            ]}
          />
        </Card>
        <Card>
          <h2>{say("grounds")}</h2>
          <p className="text-sm text-muted">{when(appeal.submittedAt)}</p>
          <p className="mt-2 whitespace-pre-line break-words">
            <bdi>{appeal.grounds}</bdi>
          </p>
          <AppealDocuments documents={appeal.documents} />
        </Card>
        {ruling && outcome && (
          <Card>
            <h2>{say(`standing.${outcome}`)}</h2>
            <Facts
              facts={[
                { label: say("fact.at"), value: when(ruling.at) },
                { label: say("fact.text"), value: ruling.text },
                { label: say("fact.note"), value: ruling.note },
              ]}
            />
          </Card>
        )}
        {!ruling && appeal.obstacle && <Notice kind="warning" title={errors(appeal.obstacle as never)} />}
        {!ruling && !appeal.obstacle && (
          <section aria-labelledby="ruling-title">
            <h2 id="ruling-title" className="mb-3">
              {say("ruling.title")}
            </h2>
            <MessagesProvider namespaces={["appeals", "review", "errors", "validation"]}>
              <RulingForm
                delegateId={delegateId}
                version={appeal.version}
                reviews={appeal.reviews}
                language={language}
                allow={allowAppealAction}
                dismiss={dismissAppealAction}
              />
            </MessagesProvider>
          </section>
        )}
      </div>
    </PageShell>
  );
}
