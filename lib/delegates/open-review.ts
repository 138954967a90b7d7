import "server-only";
import { addWorkingDays, type WorkingCalendar } from "@/lib/conferences/working-hours";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/ids";

/** Until when the officer should have looked, by the conference's own promise. */
export function reviewDueAt(conference: WorkingCalendar & { reviewDays: number }, now: Date): Date {
  return addWorkingDays(conference, now, conference.reviewDays);
}

/** Puts a submitted registration on the officer's desk, in the caller's transaction. */
export async function openReview(tx: Tx, ctx: Ctx, delegateId: string, dueAt: Date): Promise<void> {
  await tx.reviewTask.create({
    data: { id: newId(), delegateId, kind: "COMPLETENESS", openedAt: ctx.now, dueAt },
  });
}
