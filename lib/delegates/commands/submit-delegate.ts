import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { registrationWindow } from "@/lib/conferences/registration-window";
import { addWorkingDays } from "@/lib/conferences/working-days";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { inTransaction } from "@/lib/db/transaction";
import { missingOfDraft } from "@/lib/delegates/completeness";
import { DRAFT_PARTS, type DraftRow, draftFacts, draftValues, photoState } from "@/lib/delegates/draft";
import type { SubmitDelegateInput } from "@/lib/delegates/schema/registration";
import { snapshotContent, snapshotHash } from "@/lib/delegates/snapshot";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { clearNumber } from "@/lib/delegates/travel-document";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type Submitted = { reference: string; version: number };

async function takeSnapshot(tx: Tx, ctx: Ctx, row: DraftRow): Promise<string> {
  const number = await tx.delegateSnapshot.count({ where: { delegateId: row.id } });
  const content = snapshotContent(draftValues(row, clearNumber(row.travelDocument)), {
    numberHash: row.travelDocument?.numberHash ?? null,
    photoId: row.photoId,
    mrzFindings: row.travelDocument?.mrzFindings ?? null,
  });
  const id = newId();
  await tx.delegateSnapshot.create({
    data: {
      id,
      delegateId: row.id,
      number: number + 1,
      content: content as unknown as Prisma.InputJsonObject,
      contentHash: snapshotHash(content),
      submittedAt: ctx.now,
    },
  });
  return id;
}

/**
 * Submits a draft, or resubmits what was returned: snapshot, decision row, review task, mail, audit. A second click
 * finds it submitted and gets the same answer, with nothing written twice.
 * @returns reference and version; INVALID incomplete with the missing fields, CONFLICT registrationClosed or staleVersion
 */
export async function submitDelegate(
  ctx: Ctx,
  { delegateId, version }: SubmitDelegateInput,
): Promise<Result<Submitted>> {
  const denied = authorize(ctx, "registration.submit");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { id: delegateId, ...delegateScope(ctx, "registration.submit") };
    // The lock makes the second of two simultaneous clicks wait, and then see what the first one did.
    await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ${delegateId}::uuid FOR UPDATE`;
    const row = await tx.delegate.findFirst({ where, include: DRAFT_PARTS });
    if (!row) return refuse("NOT_FOUND", "registrationNotFound");
    if (row.state === "SUBMITTED" && row.version === version + 1) {
      return ok({ reference: row.reference, version: row.version });
    }
    const action = row.state === "RETURNED" ? "resubmit" : "submit";
    if (action === "submit" && registrationWindow(row.conference, ctx.now) !== "open") {
      return refuse("CONFLICT", "registrationClosed");
    }
    const values = draftValues(row, clearNumber(row.travelDocument));
    const missing = missingOfDraft(values, photoState(row.photo), draftFacts(row, ctx.now));
    if (missing.length > 0) {
      const fields = Object.fromEntries(
        missing.map(({ step, field, problem }) => [`${step}.${field}`, problem]),
      );
      return refuse("INVALID", "incomplete", { fields });
    }
    const snapshotId = await takeSnapshot(tx, ctx, row);
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
