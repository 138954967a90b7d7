import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { CancelSubstitutionInput } from "@/lib/delegates/schema/registration";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Takes a substitution back before the replacement is submitted: the person stays, and the replacement's draft becomes
 * an ordinary one.
 * @returns NOT_FOUND out of reach, CONFLICT staleVersion when it was completed or taken back
 */
export async function cancelSubstitution(
  ctx: Ctx,
  { substitutionId }: CancelSubstitutionInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "registration.substitute");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await tx.substitution.findFirst({
      where: { id: substitutionId, delegation: delegationScope(ctx, "registration.substitute") },
      include: { delegation: true },
    });
    if (!found) return refuse("NOT_FOUND", "registrationNotFound");
    const { count } = await tx.substitution.updateMany({
      where: { id: substitutionId, completedAt: null, cancelledAt: null },
      data: { cancelledAt: ctx.now },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    await recordAudit(tx, ctx, {
      action: "registration.substitutionCancelled",
      conferenceId: found.delegation.conferenceId,
      subjectType: "delegate",
      subjectId: found.leavingId,
      details: { substitutionId, replacementId: found.replacementId },
    });
    return ok();
  });
}
