import "server-only";
import {
  type AppealDocumentView,
  DOCUMENT_PARTS,
  documentViews,
} from "@/lib/accreditation/appeals/document-views";
import { HISTORY_PARTS, involvementOf } from "@/lib/accreditation/find-subject";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { displayName } from "@/lib/i18n/names";
import { organizationName } from "@/lib/organizations/names";
import { authorize } from "@/lib/policy/can";
import type { DelegateState } from "@/lib/policy/delegate-states";
import { startsFrom } from "@/lib/policy/delegate-workflow";
import { delegateScope } from "@/lib/policy/scope";
import { separationReason } from "@/lib/policy/separation";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type AppealSummary = {
  delegateId: string;
  name: string;
  reference: string;
  delegation: string;
  submittedAt: string;
  state: DelegateState;
  /** Null while it waits. */
  outcome: "allowed" | "dismissed" | null;
};

const LISTED = 200;

const PARTS = {
  ruling: true,
  delegate: { include: { person: true, delegation: { include: { organization: true } } } },
} as const;

/** Appeals of a conference for those who rule on them: those that wait first, the oldest at the top. */
export async function listAppeals(ctx: Ctx, conferenceId: string): Promise<Result<AppealSummary[]>> {
  const denied = authorize(ctx, "appeal.decide", { conferenceId });
  if (denied) return refusal(denied);
  const rows = await db.appeal.findMany({
    where: { delegate: { AND: [{ conferenceId }, delegateScope(ctx, "appeal.decide")] } },
    include: PARTS,
    orderBy: [{ rulingId: { sort: "asc", nulls: "first" } }, { submittedAt: "asc" }],
    take: LISTED,
  });
  return ok(
    rows.map(({ delegate, ruling, submittedAt }) => ({
      delegateId: delegate.id,
      name: displayName(delegate.person),
      reference: delegate.reference,
      delegation: delegate.delegation ? organizationName(delegate.delegation.organization, ctx.locale) : "",
      submittedAt: submittedAt.toISOString(),
      state: delegate.state,
      outcome: ruling ? (ruling.action === "allowAppeal" ? "allowed" : "dismissed") : null,
    })),
  );
}

export type AppealView = AppealSummary & {
  version: number;
  /** Language in which the person reads the ruling. */
  locale: string;
  grounds: string;
  documents: AppealDocumentView[];
  decision: { action: string; reasonCode: string; text: string; note: string | null; at: string; by: string };
  ruling: { text: string; note: string | null; at: string } | null;
  /** Kinds of review that were done and may be done anew. */
  reviews: string[];
  /** Why the reader may not rule, a key of the namespace `errors`; null when the reader may. */
  obstacle: string | null;
};

/** One appeal with the decision, its text and its note, for the authority. NOT_FOUND out of reach. */
export async function getAppeal(ctx: Ctx, delegateId: string): Promise<Result<AppealView>> {
  const denied = authorize(ctx, "appeal.decide");
  if (denied) return refusal(denied);
  const row = await db.appeal.findFirst({
    where: { delegate: { AND: [{ id: delegateId }, delegateScope(ctx, "appeal.decide")] } },
    include: {
      ruling: true,
      decision: true,
      documents: DOCUMENT_PARTS,
      delegate: {
        include: {
          person: true,
          delegation: { include: { organization: true } },
          ...HISTORY_PARTS,
          reviewTasks: { where: { state: "DONE" }, select: { closedBy: true, kind: true } },
        },
      },
    },
  });
  if (!row) return refuse("NOT_FOUND", "registrationNotFound");
  const { delegate, decision, ruling, grounds, documents, submittedAt } = row;
  const by = decision.actorUserId
    ? await db.user.findUnique({ where: { id: decision.actorUserId }, select: { name: true } })
    : null;
  const separate = separationReason(ctx.actor, "appeal.decide", involvementOf(delegate));
  const kinds = delegate.reviewTasks.map(({ kind }) => kind).filter((kind) => kind !== "COMPLETENESS");
  return ok({
    delegateId,
    version: delegate.version,
    locale: delegate.locale,
    name: displayName(delegate.person),
    reference: delegate.reference,
    delegation: delegate.delegation ? organizationName(delegate.delegation.organization, ctx.locale) : "",
    submittedAt: submittedAt.toISOString(),
    state: delegate.state,
    outcome: ruling ? (ruling.action === "allowAppeal" ? "allowed" : "dismissed") : null,
    grounds,
    documents: documentViews(documents),
    decision: {
      action: decision.action,
      reasonCode: decision.reasonCode ?? "",
      text: decision.textForPerson ?? "",
      note: decision.internalNote,
      at: decision.createdAt.toISOString(),
      by: by?.name ?? "",
    },
    ruling: ruling && {
      text: ruling.textForPerson ?? "",
      note: ruling.internalNote,
      at: ruling.createdAt.toISOString(),
    },
    reviews: [...new Set(kinds)],
    obstacle: separate ?? (startsFrom("allowAppeal", delegate.state) ? null : "notFromThisState"),
  });
}
