import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { followAppointment } from "@/lib/organizations/follow-appointment";

const activatePayload = z.strictObject({ userId: z.uuid() });

/**
 * Makes the delegations active whose focal point has taken the appointment up. A delegation that moved meanwhile is
 * passed over: running twice changes nothing. @throws when the database refuses, so that the queue tries again
 */
export async function activateDelegations(ctx: Ctx, payload: unknown): Promise<void> {
  const { userId } = activatePayload.parse(payload);
  const appointments = await db.focalPoint.findMany({
    where: { userId, revokedAt: null },
    select: { delegationId: true },
  });
  for (const { delegationId } of appointments) {
    const followed = await inTransaction(ctx, (tx, ctx) =>
      followAppointment(tx, ctx, delegationId, "activate"),
    );
    if (!followed.ok) throw new Error(`delegation ${delegationId}: ${followed.error.message}`);
  }
}
