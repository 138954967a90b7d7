import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { ok } from "@/lib/result";
import { expireRequests } from "@/lib/signatures/expire-requests";

/** Task `signatures.expire`: ends what nobody signed in time, each in a transaction of its own. Runs any number of times. */
export async function expireSignatures(ctx: Ctx): Promise<number> {
  const due = await db.signatureRequest.findMany({
    where: { state: "OPEN", expiresAt: { lte: ctx.now } },
    select: { id: true },
  });
  let ended = 0;
  for (const { id } of due) {
    const result = await inTransaction(ctx, async (tx, ctx) => ok(await expireRequests(tx, ctx, { id })));
    if (result.ok) ended += result.value;
  }
  return ended;
}
