import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { registrationWindow } from "@/lib/conferences/registration-window";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { InvitationInput } from "@/lib/delegates/schema/registration";
import { transitionDelegate } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Opens an invitation (practice table, R1): by the person who proved the address, or by the focal point to fill it in
 * on the person's behalf. What was known of the person stands in the draft.
 * @returns the new version; NOT_FOUND out of reach, CONFLICT registrationClosed, staleVersion or notFromThisState
 */
export async function openInvitation(
  ctx: Ctx,
  { delegateId, version }: InvitationInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "registration.edit");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const row = await tx.delegate.findFirst({
      where: { AND: [{ id: delegateId }, delegateScope(ctx, "registration.edit")] },
      include: { conference: true, delegation: true },
    });
    if (!row) return refuse("NOT_FOUND", "registrationNotFound");
    if (registrationWindow(row.conference, ctx.now, row.delegation) !== "open")
      return refuse("CONFLICT", "registrationClosed");
    const moved = await transitionDelegate(tx, ctx, { action: "openInvitation", delegate: row, version });
    if (!moved.ok) return moved;
    await recordAudit(tx, ctx, {
      action: "registration.invitationOpened",
      conferenceId: row.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      changes: { state: { before: "INVITED", after: "DRAFT" } },
      details: { locale: ctx.locale, onBehalf: ctx.actor.kind === "user" },
    });
    return ok({ version: moved.value.version });
  });
}
