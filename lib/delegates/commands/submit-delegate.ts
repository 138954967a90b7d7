import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { registrationWindow } from "@/lib/conferences/registration-window";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { completeSubstitution, openSubstitution } from "@/lib/delegates/complete-substitution";
import { type DraftValues, missingOfDraft } from "@/lib/delegates/completeness";
import { DRAFT_PARTS, draftFacts, draftValues, photoState } from "@/lib/delegates/draft";
import { keepSnapshot } from "@/lib/delegates/keep-snapshot";
import { unmendedFields } from "@/lib/delegates/mended";
import { openReview, reviewDueAt } from "@/lib/delegates/open-review";
import { representationProblems } from "@/lib/delegates/representation";
import type { SubmitDelegateInput } from "@/lib/delegates/schema/registration";
import { presentContent, type SnapshotContent } from "@/lib/delegates/snapshot";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { fillFreedPlaces, transitionDelegate } from "@/lib/delegates/transition";
import { clearNumber } from "@/lib/delegates/travel-document";
import { fullName } from "@/lib/i18n/names";
import { tellFocalPoints } from "@/lib/organizations/tell-focal-points";
import { authorize } from "@/lib/policy/can";
import { type DelegateAction, RETURNING_ACTIONS, transitionOf } from "@/lib/policy/delegate-workflow";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type Submitted = { reference: string; version: number };

const PARTS = {
  ...DRAFT_PARTS,
  snapshots: { orderBy: { number: "desc" }, take: 1 },
  decisions: {
    where: { action: { in: RETURNING_ACTIONS } },
    orderBy: { createdAt: "desc" },
    take: 1,
    include: { returnItems: true },
  },
} as const satisfies Prisma.DelegateInclude;

type SubmitRow = Prisma.DelegateGetPayload<{ include: typeof PARTS }>;

/** What still stands against submitting: step.field → key of the namespace `validation`. */
async function obstacles(
  tx: Tx,
  ctx: Ctx,
  row: SubmitRow,
  values: DraftValues,
): Promise<Record<string, string>> {
  const missing = missingOfDraft(values, photoState(row.photo), draftFacts(row, ctx.now));
  const fields = missing.map(({ step, field, problem }) => [`${step}.${field}`, problem]);
  // Delegations close and categories change between a draft and its submission.
  const wrong = await representationProblems(tx, row.conferenceId, values.representation);
  return {
    ...Object.fromEntries(Object.entries(wrong).map(([field, key]) => [`representation.${field}`, key])),
    ...Object.fromEntries(fields),
  };
}

/** Items of the last return that were neither changed nor answered. */
function leftOver(row: SubmitRow, content: SnapshotContent): string[] {
  const [returned] = row.decisions;
  const before = row.snapshots[0]?.content as unknown as SnapshotContent | undefined;
  if (row.state !== "RETURNED" || !returned || !before) return [];
  return unmendedFields(
    returned.returnItems.map(({ field }) => field),
    before,
    content,
    content.answers,
  );
}

type SubmitAction = Extract<DelegateAction, "submit" | "resubmit" | "requestEndorsement" | "joinWaitingList">;

/** The states that a submission leads to, for a second click that finds the first one's work done. */
const SUBMITTED_STATES = new Set<string>(["SUBMITTED", "AWAITING_ENDORSEMENT", "WAITLISTED"]);

const AUDIT = {
  submit: "registration.submitted",
  resubmit: "registration.resubmitted",
  requestEndorsement: "registration.endorsementRequested",
  joinWaitingList: "registration.waitlisted",
} as const satisfies Record<SubmitAction, string>;

/**
 * What submitting means for this draft. A person's own submission waits for the focal point where the category asks
 * for it; a replacement was named by the focal point already.
 */
function submitAction(ctx: Ctx, row: SubmitRow, replaces: boolean, waitingList: boolean): SubmitAction {
  if (row.state === "RETURNED") return "resubmit";
  if (ctx.actor.kind === "registrant" && row.category?.needsEndorsement && !replaces) {
    return "requestEndorsement";
  }
  return waitingList ? "joinWaitingList" : "submit";
}

/** Somebody waits for the delegation's word. */
async function tellOwnFocalPoints(tx: Tx, ctx: Ctx, row: SubmitRow, decisionId: string): Promise<void> {
  const { conferenceId, delegationId, reference, person } = row;
  if (!delegationId) return;
  const values = { person: fullName(person), reference };
  const told = { name: "endorsement-requested", conferenceId, delegationId, values, path: "" } as const;
  await tellFocalPoints(tx, ctx, told, decisionId);
}

/** Mails and review that follow a submission. */
async function followUp(
  tx: Tx,
  ctx: Ctx,
  row: SubmitRow,
  action: SubmitAction,
  decisionId: string,
  dueAt: Date,
): Promise<void> {
  switch (action) {
    case "requestEndorsement":
      await tellDelegate(tx, ctx, row, "delegate-awaiting-endorsement", decisionId, {});
      await tellOwnFocalPoints(tx, ctx, row, decisionId);
      return;
    case "joinWaitingList":
      await tellDelegate(tx, ctx, row, "delegate-waitlisted", decisionId, {});
      return;
    default:
      await openReview(tx, ctx, row.id, dueAt);
      await tellDelegate(tx, ctx, row, "delegate-received", decisionId, { dueAt: dueAt.toISOString() });
  }
}

/**
 * Submits a draft, or resubmits what was returned: snapshot, decision row, review task, mail, audit. A second click
 * finds it submitted and gets the same answer, with nothing written twice.
 * Where every place of the delegation is taken it is refused with everything as it was, or joins the waiting list.
 * @returns reference and version; INVALID incomplete with the missing fields, INVALID itemsUnanswered with the items
 *   neither changed nor answered, CONFLICT registrationClosed, staleVersion, documentRegistered when the travel
 *   document registers somebody, delegationFull, categoryFull or zoneFull
 */
export async function submitDelegate(
  ctx: Ctx,
  { delegateId, version, answers = {}, waitingList = false }: SubmitDelegateInput,
): Promise<Result<Submitted>> {
  const denied = authorize(ctx, "registration.submit");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { AND: [{ id: delegateId }, delegateScope(ctx, "registration.submit")] };
    // The lock makes the second of two simultaneous clicks wait, and then see what the first one did.
    await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ${delegateId}::uuid FOR UPDATE`;
    const row = await tx.delegate.findFirst({ where, include: PARTS });
    if (!row) return refuse("NOT_FOUND", "registrationNotFound");
    if (SUBMITTED_STATES.has(row.state) && row.version === version + 1) {
      return ok({ reference: row.reference, version: row.version });
    }
    const replaces = (await openSubstitution(tx, row.id)) !== null;
    const asked = submitAction(ctx, row, replaces, waitingList);
    // States change their people until the last hour, and what was returned was in time.
    if (asked !== "resubmit" && !replaces && registrationWindow(row.conference, ctx.now) !== "open") {
      return refuse("CONFLICT", "registrationClosed");
    }
    const values = draftValues(row, clearNumber(row.travelDocument));
    const fields = await obstacles(tx, ctx, row, values);
    if (Object.keys(fields).length > 0) return refuse("INVALID", "incomplete", { fields });
    const content = presentContent(row, values, answers);
    const left = leftOver(row, content);
    if (left.length > 0) {
      const unmended = Object.fromEntries(left.map((field) => [field, "notMended"]));
      return refuse("INVALID", "itemsUnanswered", { fields: unmended });
    }
    const snapshotId = await keepSnapshot(tx, ctx, row.id, content);
    const completed = await completeSubstitution(tx, ctx, row.id);
    if (!completed.ok) return completed;
    const waitingSince = completed.value?.waitingSince;
    // Whoever stands in for somebody who waits comes where that person stood, and not before those ahead.
    const action = waitingSince ? "joinWaitingList" : asked;
    const dueAt = reviewDueAt(row.conference, ctx.now);
    const isReviewed = transitionOf(action).to === "SUBMITTED";
    const moved = await transitionDelegate(tx, ctx, {
      action,
      delegate: row,
      version,
      record: { snapshotId },
      data: {
        submittedAt: row.submittedAt ?? ctx.now,
        dueAt: isReviewed ? dueAt : null,
        badgeApprovedAt: ctx.now,
        ...(waitingSince ? { waitingSince } : {}),
      },
    });
    if (!moved.ok) return moved;
    await followUp(tx, ctx, row, action, moved.value.decisionId, dueAt);
    await recordAudit(tx, ctx, {
      action: AUDIT[action],
      conferenceId: row.conferenceId,
      subjectType: "delegate",
      subjectId: row.id,
      changes: { state: { before: row.state, after: transitionOf(action).to } },
      details: { snapshotId },
    });
    // A place may have become free between the page and the click, or in the category of whom this person replaces.
    if ((action === "joinWaitingList" || completed.value) && row.delegationId) {
      const { decisionId = null } = completed.value ?? {};
      const by = decisionId ? "substitute" : "moved";
      const filled = await fillFreedPlaces(tx, ctx, row.delegationId, { by, decisionId });
      if (!filled.ok) return filled;
    }
    return ok({ reference: row.reference, version: moved.value.version });
  });
}
