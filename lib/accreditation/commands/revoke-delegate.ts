import "server-only";
import { closeAccreditation } from "@/lib/accreditation/close-accreditation";
import type { RevokeDelegateInput } from "@/lib/accreditation/schema";
import type { Ctx } from "@/lib/context";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal } from "@/lib/result";

/**
 * Withdraws an approval; a live badge ends in the same transaction, so the next scan says so.
 * @returns the new version; FORBIDDEN by separation of duties, CONFLICT on a stale page
 */
export async function revokeDelegate(
  ctx: Ctx,
  input: RevokeDelegateInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "delegate.revoke");
  if (denied) return refusal(denied);
  return closeAccreditation(ctx, "revoke", input);
}
