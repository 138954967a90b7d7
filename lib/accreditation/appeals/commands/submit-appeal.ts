import "server-only";
import { claimDocuments } from "@/lib/accreditation/appeals/claim-documents";
import type { SubmitAppealInput } from "@/lib/accreditation/appeals/schema";
import { tellAuthority } from "@/lib/accreditation/appeals/tell-authority";
import { appealObstacle } from "@/lib/accreditation/appeals/window";
import { findSubject } from "@/lib/accreditation/find-subject";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Appeals against a refusal or revocation (practice table, R19 and R20): once in a conference, within the window that
 * the decision names, by the person or a focal point, with the documents that were sent for it. Window and number are
 * repeated by the database.
 * @returns the new version; CONFLICT appealTooLate, appealedBefore, staleVersion or notFromThisState, NOT_FOUND
 *   fileNotFound for documents that are not the actor's for this person
 */
export async function submitAppeal(
  ctx: Ctx,
  { delegateId, version, grounds, documents = [] }: SubmitAppealInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "registration.appeal");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findSubject(tx, ctx, delegateId, "registration.appeal");
    if (!found.ok) return found;
    const delegate = found.value;
    const before = await tx.appeal.count({ where: { delegateId } });
    if (before > 0) return refuse("CONFLICT", "appealedBefore");
    const moved = await transitionDelegate(tx, ctx, { action: "appeal", delegate, version });
    if (!moved.ok) return moved;
    const against = await tx.decision.findFirstOrThrow({
      where: { delegateId, action: { in: ["refuse", "revoke"] } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    });
    const obstacle = appealObstacle(against, false, ctx.now);
    if (obstacle) return refuse("CONFLICT", obstacle);
    const appealId = newId();
    await tx.appeal.create({
      data: {
        id: appealId,
        delegateId,
        decisionId: against.id,
        grounds,
        submittedBy: ctx.actor.kind === "user" ? ctx.actor.userId : null,
        submittedAt: ctx.now,
      },
    });
    const claimed = await claimDocuments(tx, ctx, { appealId, delegateId }, documents);
    if (!claimed.ok) return claimed;
    await tellDelegate(tx, ctx, delegate, "appeal-received", moved.value.decisionId, {});
    await tellAuthority(tx, ctx, delegate, moved.value.decisionId);
    await recordAudit(tx, ctx, {
      action: "appeal.submitted",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: { state: { before: delegate.state, after: "UNDER_APPEAL" } },
      details: { decisionId: against.id, ...claimed.value },
    });
    return ok({ version: moved.value.version });
  });
}
