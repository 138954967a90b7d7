import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { registrationWindow } from "@/lib/conferences/registration-window";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { InvitationInput } from "@/lib/delegates/schema/registration";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { isPrefilled } from "@/lib/policy/delegate-workflow";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Sends an invitation again with a new link; links sent before open nothing any more.
 * @returns NOT_FOUND out of reach, CONFLICT notFromThisState once it was opened, staleVersion for a second click,
 *   registrationClosed
 */
export async function inviteDelegateAgain(
  ctx: Ctx,
  { delegateId, version }: InvitationInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "registration.create");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const row = await tx.delegate.findFirst({
      where: { AND: [{ id: delegateId }, delegateScope(ctx, "registration.create")] },
      include: { conference: true, delegation: true, person: true },
    });
    if (!row) return refuse("NOT_FOUND", "registrationNotFound");
    if (!isPrefilled(row.state)) return refuse("CONFLICT", "notFromThisState");
    if (registrationWindow(row.conference, ctx.now, row.delegation) !== "open")
      return refuse("CONFLICT", "registrationClosed");
    const { count } = await tx.delegate.updateMany({
      where: { id: delegateId, version, state: row.state },
      data: { version: version + 1 },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    await tx.accessLink.updateMany({ where: { delegateId, usedAt: null }, data: { expiresAt: ctx.now } });
    await tellDelegate(tx, ctx, row, "delegate-invited", newId(), {});
    await recordAudit(tx, ctx, {
      action: "registration.invitedAgain",
      conferenceId: row.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
    });
    return ok({ version: version + 1 });
  });
}
