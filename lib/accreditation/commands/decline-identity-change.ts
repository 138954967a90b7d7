import "server-only";
import { findSubject } from "@/lib/accreditation/find-subject";
import type { DeclineIdentityChangeInput } from "@/lib/accreditation/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Declines a change of identity with an answer to the person; the accreditation stays as it is.
 * @returns nothing; FORBIDDEN ownIdentityChange for whoever asked, CONFLICT identityChangeNotFound when it is settled
 */
export async function declineIdentityChange(
  ctx: Ctx,
  { changeId, answer }: DeclineIdentityChangeInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "identityChange.accept");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const { actor } = ctx;
    if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
    const change = await tx.identityChange.findFirst({
      where: { AND: [{ id: changeId }, { delegate: delegateScope(ctx, "identityChange.accept") }] },
    });
    if (!change) return refuse("NOT_FOUND", "identityChangeNotFound");
    if (change.requestedBy === actor.userId) return refuse("FORBIDDEN", "ownIdentityChange");
    const found = await findSubject(tx, ctx, change.delegateId, "identityChange.accept");
    if (!found.ok) return found;
    const { count } = await tx.identityChange.updateMany({
      where: { id: changeId, state: "OPEN" },
      data: {
        state: "DECLINED",
        settledBy: actor.userId,
        settledAt: ctx.now,
        answer,
        numberCiphertext: null,
        numberKeyId: null,
      },
    });
    if (count === 0) return refuse("CONFLICT", "identityChangeNotFound");
    await tellDelegate(tx, ctx, found.value, "identity-change-declined", changeId, { textForPerson: answer });
    await recordAudit(tx, ctx, {
      action: "identityChange.declined",
      conferenceId: found.value.conferenceId,
      subjectType: "delegate",
      subjectId: change.delegateId,
      details: { changeId },
    });
    return ok();
  });
}
