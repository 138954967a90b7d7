import "server-only";
import { advanceReviews } from "@/lib/accreditation/advance-reviews";
import type { Subject } from "@/lib/accreditation/find-subject";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { ok, type Result } from "@/lib/result";

/**
 * Closes the review that asked for the clearance, without a finding: the word on the delegate says it all. The next
 * step begins, or the file goes to the approver when this was the last review (practice table, R12).
 * @param closedBy who vetted the person; null where clearance was waived, which nobody vetted
 */
export async function closeTask(
  tx: Tx,
  ctx: Ctx,
  delegate: Subject,
  closedBy: string | null,
): Promise<Result<undefined>> {
  const snapshot = await tx.delegateSnapshot.findFirst({
    where: { delegateId: delegate.id },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  const open = { delegateId: delegate.id, kind: "CLEARANCE" as const };
  // A later step that was waived before it began.
  await tx.reviewTask.updateMany({
    where: { ...open, state: "PLANNED" },
    data: { openedAt: ctx.now, dueAt: ctx.now },
  });
  await tx.reviewTask.updateMany({
    where: { ...open, state: { in: ["OPEN", "PLANNED"] } },
    data: {
      state: "DONE",
      closedAt: ctx.now,
      closedBy,
      snapshotId: snapshot?.id ?? null,
    },
  });
  if (delegate.state !== "IN_REVIEW") return ok();
  const advanced = await advanceReviews(tx, ctx, delegate);
  return advanced.ok ? ok() : advanced;
}
