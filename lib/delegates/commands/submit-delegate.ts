import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { registrationWindow } from "@/lib/conferences/registration-window";
import { addWorkingDays } from "@/lib/conferences/working-days";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { type DraftValues, missingOfDraft } from "@/lib/delegates/completeness";
import { DRAFT_PARTS, draftFacts, draftValues, photoState } from "@/lib/delegates/draft";
import { unmendedFields } from "@/lib/delegates/mended";
import { representationProblems } from "@/lib/delegates/representation";
import type { SubmitDelegateInput } from "@/lib/delegates/schema/registration";
import { presentContent, type SnapshotContent, snapshotHash } from "@/lib/delegates/snapshot";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { clearNumber } from "@/lib/delegates/travel-document";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type Submitted = { reference: string; version: number };

const PARTS = {
  ...DRAFT_PARTS,
  snapshots: { orderBy: { number: "desc" }, take: 1 },
  decisions: {
    where: { action: "return" },
    orderBy: { createdAt: "desc" },
    take: 1,
    include: { returnItems: true },
  },
} as const satisfies Prisma.DelegateInclude;

type SubmitRow = Prisma.DelegateGetPayload<{ include: typeof PARTS }>;

async function keepSnapshot(tx: Tx, ctx: Ctx, row: SubmitRow, content: SnapshotContent): Promise<string> {
  const id = newId();
  await tx.delegateSnapshot.create({
    data: {
      id,
      delegateId: row.id,
      number: (row.snapshots[0]?.number ?? 0) + 1,
      content: content as unknown as Prisma.InputJsonObject,
      contentHash: snapshotHash(content),
      submittedAt: ctx.now,
    },
  });
  return id;
}

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

/**
 * Submits a draft, or resubmits what was returned: snapshot, decision row, review task, mail, audit. A second click
 * finds it submitted and gets the same answer, with nothing written twice.
 * @returns reference and version; INVALID incomplete with the missing fields, INVALID itemsUnanswered with the items
 *   neither changed nor answered, CONFLICT registrationClosed or staleVersion
 */
export async function submitDelegate(
  ctx: Ctx,
  { delegateId, version, answers = {} }: SubmitDelegateInput,
): Promise<Result<Submitted>> {
  const denied = authorize(ctx, "registration.submit");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { id: delegateId, ...delegateScope(ctx, "registration.submit") };
    // The lock makes the second of two simultaneous clicks wait, and then see what the first one did.
    await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ${delegateId}::uuid FOR UPDATE`;
    const row = await tx.delegate.findFirst({ where, include: PARTS });
    if (!row) return refuse("NOT_FOUND", "registrationNotFound");
    if (row.state === "SUBMITTED" && row.version === version + 1) {
      return ok({ reference: row.reference, version: row.version });
    }
    const action = row.state === "RETURNED" ? "resubmit" : "submit";
    if (action === "submit" && registrationWindow(row.conference, ctx.now) !== "open") {
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
    const snapshotId = await keepSnapshot(tx, ctx, row, content);
    const dueAt = addWorkingDays(ctx.now, row.conference.reviewDays, row.conference.timeZone);
    const moved = await transitionDelegate(tx, ctx, {
      action,
      delegate: row,
      version,
      record: { snapshotId },
      data: { submittedAt: row.submittedAt ?? ctx.now, dueAt, badgeApprovedAt: ctx.now },
    });
    if (!moved.ok) return moved;
    await tx.reviewTask.create({
      data: { id: newId(), delegateId: row.id, kind: "COMPLETENESS", openedAt: ctx.now, dueAt },
    });
    await tellDelegate(tx, ctx, row, "delegate-received", moved.value.decisionId, {
      dueAt: dueAt.toISOString(),
    });
    await recordAudit(tx, ctx, {
      action: action === "submit" ? "registration.submitted" : "registration.resubmitted",
      conferenceId: row.conferenceId,
      subjectType: "delegate",
      subjectId: row.id,
      changes: { state: { before: row.state, after: "SUBMITTED" } },
      details: { snapshotId },
    });
    return ok({ reference: row.reference, version: moved.value.version });
  });
}
