import "server-only";
import { findSubject, refuseUnlessSeparate } from "@/lib/accreditation/find-subject";
import { placeHold } from "@/lib/accreditation/hold";
import type { HoldDelegateInput } from "@/lib/accreditation/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/**
 * Holds an accreditation and its badge at once, until somebody else lifts the hold or two people revoke.
 * @returns the new version; FORBIDDEN with the reason of separation, CONFLICT on a stale page
 */
export async function holdDelegate(
  ctx: Ctx,
  { delegateId, version, reasonCode, internalNote }: HoldDelegateInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "delegate.hold");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findSubject(tx, ctx, delegateId, "delegate.hold");
    if (!found.ok) return found;
    const separate = refuseUnlessSeparate(ctx, "delegate.hold", found.value);
    if (!separate.ok) return separate;
    const held = await placeHold(tx, ctx, { delegate: found.value, version, reasonCode, internalNote });
    return held.ok ? ok({ version: held.value.version }) : held;
  });
}
