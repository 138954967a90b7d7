import "server-only";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { countAttempt } from "@/lib/identity/rate-limit";
import type { RequestPasswordResetInput } from "@/lib/identity/schema";
import { enqueue } from "@/lib/jobs/enqueue";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/**
 * Asks for a link to choose a new password. Whether the address belongs to an account is found out by a job, after
 * the answer: known and unknown addresses get the same answer in the same time.
 * @returns LIMIT per account and per address
 */
export async function requestPasswordReset(
  ctx: Ctx,
  { email }: RequestPasswordResetInput,
): Promise<Result<undefined>> {
  allowEveryone("whoever forgot a password cannot sign in");
  const limited = await countAttempt("passwordReset", email, ctx.address);
  if (limited) return refusal(limited);
  return inTransaction(ctx, async (tx) => {
    await enqueue(tx, "passwordReset.send", { email, requestId: ctx.requestId });
    return ok();
  });
}
