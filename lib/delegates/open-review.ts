import "server-only";
import { addWorkingDays } from "@/lib/conferences/working-days";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { newId } from "@/lib/ids";

/** Until when the officer should have looked, by the conference's own promise. */
export function reviewDueAt(conference: { reviewDays: number; timeZone: string }, now: Date): Date {
  return addWorkingDays(now, conference.reviewDays, conference.timeZone);
}

/** Puts a submitted registration on the officer's desk, in the caller's transaction. */
export async function openReview(tx: Tx, ctx: Ctx, delegateId: string, dueAt: Date): Promise<void> {
  await tx.reviewTask.create({
    data: { id: newId(), delegateId, kind: "COMPLETENESS", openedAt: ctx.now, dueAt },
  });
}
