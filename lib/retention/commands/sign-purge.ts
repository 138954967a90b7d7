import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/jobs/enqueue";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";
import { purgePayloadSchema } from "@/lib/retention/schema";
import type { SignRequestInput } from "@/lib/signatures/schema";
import { takeSignature } from "@/lib/signatures/take-signature";

/**
 * Gives the second signature to a purge, which begins in the same transaction.
 * @returns the purge; as `takeSignature`
 */
export async function signPurge(
  ctx: Ctx,
  { requestId }: SignRequestInput,
): Promise<Result<{ purgeId: string }>> {
  const denied = authorize(ctx, "retention.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const signed = await takeSignature(tx, ctx, { requestId, kind: "PURGE" });
    if (!signed.ok) return signed;
    const { purgeId } = purgePayloadSchema.parse(signed.value.payload);
    await tx.purge.update({ where: { id: purgeId }, data: { startedAt: ctx.now } });
    await enqueue(tx, "purge.run", { purgeId }, { jobKey: `purge.run:${purgeId}` });
    await recordAudit(tx, ctx, signed.value.audit);
    return ok({ purgeId });
  });
}
