import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BlockedMoves } from "@/components/delegation/blocked-moves";
import { DelegationStateMark } from "@/components/delegation/delegation-state-mark";
import { MoveForm } from "@/components/delegation/move-form";
import { StateHistory } from "@/components/delegation/state-history";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { ObjectionList } from "@/components/no-objection/objection-list";
import { DelegationFrame } from "@/components/nominations/delegation-frame";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { getDelegationState } from "@/lib/delegates/queries/delegation-state";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { Link } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { moveDelegationAction } from "./actions";

type Props = { params: Promise<{ delegationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delegationState"))("title") };
}

/** Where a delegation stands, what may be done with it now, and how it came there. */
export default async function DelegationStatePage({ params }: Props) {
  const view = unwrap(await getDelegationState(await getContext(), (await params).delegationId));
  const [say, states, applied, locale] = await Promise.all([
    getTranslations("delegationState"),
    getTranslations("overview.states"),
    getTranslations("application"),
    getLocale() as Promise<Locale>,
  ]);
  const { delegation, version, application, circulation } = view;
  const when = (instant: string) => formatInstant(new Date(instant), locale, delegation.conference);
  const open = view.moves.filter(({ obstacle }) => obstacle === null);
  const blocked = view.moves.filter(({ obstacle }) => obstacle !== null);
  return (
    <DelegationFrame delegation={delegation} current="state">
      <h1>{say("title")}</h1>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <DelegationStateMark state={view.state} label={states(view.state)} />
        <p className="text-muted">{say("since", { date: when(view.stateSince) })}</p>
      </div>
      <div className="mt-4">
        <Notice
          kind={view.takesRegistrations ? "success" : "warning"}
          title={say(view.takesRegistrations ? "takes" : "takesNobody")}
        >
          {view.organizationSuspended && <p>{say("organizationSuspended")}</p>}
        </Notice>
      </div>
      {view.moves.length > 0 && (
        <Card className="mt-6">
          <h2 className="mb-2">{say("act")}</h2>
          {open.length === 0 && <p className="text-muted">{say("nothing")}</p>}
          <MessagesProvider namespaces={["delegationState", "errors", "validation"]}>
            {open.map((move) => (
              <MoveForm
                key={`${move.action}-${version}`}
                delegationId={delegation.id}
                version={version}
                move={move}
                action={moveDelegationAction}
              />
            ))}
          </MessagesProvider>
          <BlockedMoves moves={blocked} closesAt={circulation && when(circulation.closesAt)} />
        </Card>
      )}
      {circulation && (
        <p className="mt-6">
          {say("circulation", { number: circulation.number, date: when(circulation.closesAt) })}{" "}
          {delegation.mayManage && (
            <Link
              className="inline-flex min-h-11 items-center text-action underline"
              href={`/review/${delegation.conference.slug}/circulations/${circulation.id}`}
            >
              {say("openList")}
            </Link>
          )}
        </p>
      )}
      {view.objections.length > 0 && (
        <Card className="mt-6">
          <h2 className="mb-3">{say("objections")}</h2>
          <ObjectionList objections={view.objections} when={when} />
        </Card>
      )}
      {application && (
        <Card className="mt-6">
          <h2 className="mb-2">{applied("statements")}</h2>
          <Facts
            facts={[
              { label: applied("purpose"), value: application.purpose },
              { label: applied("competence"), value: application.competence },
              { label: applied("relevance"), value: application.relevance },
              { label: applied("contactName"), value: application.contactName },
              { label: applied("receivedAt"), value: when(application.receivedAt) },
            ]}
          />
        </Card>
      )}
      <Card className="mt-6">
        <h2>{say("history")}</h2>
        <StateHistory
          steps={view.steps}
          first={{ text: say(application ? "entered.applied" : "entered.invited"), at: view.createdAt }}
          when={when}
        />
      </Card>
    </DelegationFrame>
  );
}
