import "server-only";
import { closeAccreditation } from "@/lib/accreditation/close-accreditation";
import type { RefuseDelegateInput } from "@/lib/accreditation/schema";
import type { Ctx } from "@/lib/context";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal } from "@/lib/result";

/**
 * Refuses accreditation with a disclosable reason. For State delegations only formal reasons are open.
 * @returns the new version; FORBIDDEN by separation of duties, CONFLICT on a stale page
 */
export async function refuseDelegate(
  ctx: Ctx,
  input: RefuseDelegateInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "delegate.refuse");
  if (denied) return refusal(denied);
  return closeAccreditation(ctx, "refuse", input);
}
