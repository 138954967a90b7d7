import "server-only";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { endRegistration } from "@/lib/delegates/end-registration";
import type { WithdrawDelegateInput } from "@/lib/delegates/schema/registration";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal } from "@/lib/result";

/**
 * Withdraws a registration at the wish of the person or the sending side. A live badge ends in the same transaction
 * by the trigger on the delegate's state.
 * @returns the new version; NOT_FOUND out of reach, CONFLICT staleVersion or notFromThisState
 */
export async function withdrawDelegate(
  ctx: Ctx,
  input: WithdrawDelegateInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "registration.withdraw");
  if (denied) return refusal(denied);
  return inTransaction(ctx, (tx, ctx) => endRegistration(tx, ctx, input));
}
