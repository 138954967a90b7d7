import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { WithdrawIdentityChangeInput } from "@/lib/delegates/schema/registration";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Takes a request to change identity back before it is settled. CONFLICT identityChangeNotFound when it is. */
export async function withdrawIdentityChange(
  ctx: Ctx,
  { changeId }: WithdrawIdentityChangeInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "registration.edit");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const change = await tx.identityChange.findFirst({
      where: { AND: [{ id: changeId }, { delegate: delegateScope(ctx, "registration.edit") }] },
      include: { delegate: { select: { conferenceId: true } } },
    });
    if (!change) return refuse("NOT_FOUND", "identityChangeNotFound");
    const { count } = await tx.identityChange.updateMany({
      where: { id: changeId, state: "OPEN" },
      data: { state: "WITHDRAWN", settledAt: ctx.now, numberCiphertext: null, numberKeyId: null },
    });
    if (count === 0) return refuse("CONFLICT", "identityChangeNotFound");
    await recordAudit(tx, ctx, {
      action: "identityChange.withdrawn",
      conferenceId: change.delegate.conferenceId,
      subjectType: "delegate",
      subjectId: change.delegateId,
      details: { changeId },
    });
    return ok();
  });
}
