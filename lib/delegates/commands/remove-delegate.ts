import "server-only";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { endRegistration } from "@/lib/delegates/end-registration";
import type { RemoveDelegateInput } from "@/lib/delegates/schema/registration";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal } from "@/lib/result";

/**
 * Takes somebody out of a delegation: the sending side withdraws the registration, or an officer on its word, with a
 * reason that the person reads. The place goes to whoever has waited longest.
 * @returns the new version; NOT_FOUND out of reach, CONFLICT staleVersion or notFromThisState
 */
export async function removeDelegate(
  ctx: Ctx,
  input: RemoveDelegateInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "registration.withdraw");
  if (denied) return refusal(denied);
  return inTransaction(ctx, (tx, ctx) => endRegistration(tx, ctx, input));
}
