import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ClearanceCard } from "@/components/clearance/clearance-card";
import { LikenessNotice } from "@/components/duplicates/likeness-notice";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { FilePartsView } from "@/components/notes/file-parts";
import { ClaimNotice } from "@/components/queue/claim-notice";
import { DossierWay } from "@/components/queue/dossier-way";
import { DecisionBar } from "@/components/review/decision-bar";
import { DossierView } from "@/components/review/dossier-view";
import { EscalationPanel } from "@/components/review/escalation-panel";
import { queueHref } from "@/components/review/queue-href";
import { QueueList } from "@/components/review/queue-list";
import { ReviewKeys } from "@/components/review/review-keys";
import { getClaim } from "@/lib/accreditation/claims/queries/claim";
import { offersWork, withholdWork } from "@/lib/accreditation/claims/withhold-work";
import { getDelegateForReview } from "@/lib/accreditation/queries/dossier";
import { getEscalationDesk } from "@/lib/accreditation/queries/escalation";
import { getFileParts } from "@/lib/accreditation/queries/file-parts";
import { getNeighbours, getReviewQueue } from "@/lib/accreditation/queries/review-queue";
import { readQueueFilter } from "@/lib/accreditation/queue/read-filter";
import { getPublicConference } from "@/lib/conferences/queries";
import { getLikeness } from "@/lib/delegates/queries/duplicates";
import type { Locale } from "@/lib/i18n/config";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { isId, newId } from "@/lib/ids";
import { can } from "@/lib/policy/can";
import {
  approveAction,
  askForMoreAction,
  askQueryAction,
  askRevocationAction,
  closeReviewAction,
  dismissQueryAction,
  escalateRefusalAction,
  holdAction,
  liftHoldAction,
  putOnWaitingListAction,
  refuseAction,
  refuseEscalatedAction,
  returnAction,
  returnOnQueryAction,
  revealAction,
  sendBackEscalationAction,
  startReviewAction,
} from "../actions";
import { askWaiverAction } from "../clearance/actions";
import { undoMergeAction } from "../duplicates/actions";
import { takeOverClaimAction } from "../queue-actions";
import { assignDossierAction, writeNoteAction } from "./note-actions";

type Props = {
  params: Promise<{ slug: string; id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

const ACTIONS = {
  startReview: startReviewAction,
  closeReview: closeReviewAction,
  askQuery: askQueryAction,
  returnOnQuery: returnOnQueryAction,
  askForMore: askForMoreAction,
  return: returnAction,
  approve: approveAction,
  putOnWaitingList: putOnWaitingListAction,
  refuse: refuseAction,
  hold: holdAction,
  liftHold: liftHoldAction,
  revoke: askRevocationAction,
};

const ESCALATION_ACTIONS = {
  escalate: escalateRefusalAction,
  refuse: refuseEscalatedAction,
  sendBack: sendBackEscalationAction,
};

export default async function DossierPage({ params, searchParams }: Props) {
  const { slug, id } = await params;
  if (!isId(id)) notFound();
  const ctx = await getContext();
  const { filter } = readQueueFilter(await searchParams);
  const [conference, whole, claim] = await Promise.all([
    getPublicConference(ctx, slug).then(unwrap),
    getDelegateForReview(ctx, id).then(unwrap),
    getClaim(ctx, id).then(unwrap),
  ]);
  if (whole.conferenceId !== conference.id) notFound();
  const dossier = withholdWork(whole, claim);
  const refuses = can(ctx.actor, "delegate.refuse", { conferenceId: conference.id });
  const [desk, neighbours, queue, likeness, parts] = await Promise.all([
    refuses ? getEscalationDesk(ctx, id).then(unwrap) : null,
    getNeighbours(ctx, conference.id, filter, id).then(unwrap),
    getReviewQueue(ctx, conference.id, filter).then(unwrap),
    getLikeness(ctx, id).then(unwrap),
    getFileParts(ctx, id).then(unwrap),
  ]);
  const [say, locale] = await Promise.all([getTranslations("review"), getLocale() as Promise<Locale>]);
  const href = (other: string | null) => (other ? queueHref(slug, filter, {}, other) : null);
  const { name, version, actions, categories, zones, category, refusalReasons, reads, startsOn, reviews } =
    dossier;
  const today = ctx.now.toISOString().slice(0, 10);
  return (
    <PageShell width="full" title={conference.shortTitle} actions={<StaffActions />}>
      <div className="grid gap-6 xl:grid-cols-[22rem_1fr]">
        <aside
          aria-label={say("title")}
          className="hidden max-h-[80dvh] overflow-y-auto xl:sticky xl:top-4 xl:block"
        >
          <QueueList
            slug={slug}
            queue={queue}
            filter={filter}
            now={ctx.now}
            timeZone={conference.timeZone}
            currentId={id}
            columns={["category", "delegation", "state", "claim"]}
            narrow
          />
        </aside>
        <div className="min-w-0">
          <MessagesProvider
            namespaces={[
              "queue",
              "review",
              "reasons",
              "escalations",
              "duplicates",
              "notes",
              "waiver",
              "errors",
              "validation",
            ]}
          >
            <DossierWay
              queueHref={queueHref(slug, filter)}
              previousHref={href(neighbours.previous)}
              nextHref={href(neighbours.next)}
            />
            <ClaimNotice
              delegateId={id}
              person={name}
              claim={claim}
              works={offersWork(whole)}
              takeOver={takeOverClaimAction}
            />
            <div className="mb-4 space-y-3 empty:hidden">
              <LikenessNotice slug={slug} likeness={likeness} undo={undoMergeAction} />
            </div>
            <ClearanceCard slug={slug} dossier={dossier} waive={askWaiverAction} />
            <DossierView
              dossier={dossier}
              locale={locale}
              now={ctx.now}
              reveal={revealAction}
              dismiss={dismissQueryAction}
            />
            {desk && (
              <EscalationPanel desk={desk} reads={reads} place={dossier} actions={ESCALATION_ACTIONS} />
            )}
            <FilePartsView
              dossier={dossier}
              slug={slug}
              parts={parts}
              noteId={newId()}
              place={dossier}
              actions={{ note: writeNoteAction, assign: assignDossierAction }}
            />
            <DecisionBar
              dossier={{
                id,
                name,
                version,
                actions,
                categories,
                zones,
                category,
                refusalReasons,
                reads,
                startsOn,
                reviews,
                today,
              }}
              actions={ACTIONS}
              nextHref={href(neighbours.next) ?? queueHref(slug, filter)}
            />
            <ReviewKeys previousHref={href(neighbours.previous)} nextHref={href(neighbours.next)} />
          </MessagesProvider>
        </div>
      </div>
    </PageShell>
  );
}
