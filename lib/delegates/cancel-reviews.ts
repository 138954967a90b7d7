import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";

/** Ends every review that is open or planned, and what was asked in it, when a registration leaves the review. */
export async function cancelReviews(tx: Tx, ctx: Ctx, delegateId: string): Promise<void> {
  await tx.reviewTask.updateMany({
    where: { delegateId, state: { in: ["OPEN", "PLANNED"] } },
    data: { state: "CANCELLED", closedAt: ctx.now },
  });
  await tx.reviewQuery.updateMany({
    where: { delegateId, state: "OPEN" },
    data: { state: "LAPSED", settledAt: ctx.now },
  });
}
