import "server-only";
import { findSubject } from "@/lib/accreditation/find-subject";
import type { ReturnDelegateInput } from "@/lib/accreditation/schema";
import { sendBack } from "@/lib/accreditation/send-back";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal } from "@/lib/result";

/**
 * The approver asks for more before deciding (practice table, R16): items, due date and mail as with every return.
 * @returns the new version; INVALID when the date is past or after the opening, CONFLICT on a stale page
 */
export async function askForMore(ctx: Ctx, input: ReturnDelegateInput): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "delegate.askForMore");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findSubject(tx, ctx, input.delegateId, "delegate.askForMore");
    if (!found.ok) return found;
    const { version, items, dueOn } = input;
    return sendBack(tx, ctx, { action: "askForMore", delegate: found.value, version, items, dueOn });
  });
}
