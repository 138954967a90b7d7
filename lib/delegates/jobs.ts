import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { fillFreedPlaces } from "@/lib/delegates/transition";

/** Nothing but what the queue adds itself when the task comes round. */
const payloadSchema = z.strictObject({ _cron: z.unknown().optional() });

/**
 * Task `waitingLists.fill`: gives places that stayed free to whoever waits for them, by the same rule and with the
 * same record as a withdrawal. A place stays free when the person next in line was just withdrawing, was passed over,
 * and then stayed after all; or when a category's zones were changed. Runs any number of times.
 * @returns how many took a place
 */
export async function fillWaitingLists(ctx: Ctx, payload: unknown): Promise<number> {
  payloadSchema.parse(payload);
  const today = new Date(ctx.now.toISOString().slice(0, 10));
  const waiting = await db.delegate.findMany({
    where: { state: "WAITLISTED", delegationId: { not: null }, conference: { endsOn: { gte: today } } },
    distinct: ["delegationId"],
    select: { delegationId: true },
  });
  let taken = 0;
  for (const { delegationId } of waiting) {
    if (!delegationId) continue;
    const filled = await inTransaction(ctx, (tx, ctx) =>
      fillFreedPlaces(tx, ctx, delegationId, { by: "found", decisionId: null }),
    );
    // Somebody was faster: the next round looks again.
    if (filled.ok) taken += filled.value;
  }
  return taken;
}
