import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { openAccount } from "@/lib/identity/open-account";
import { aboutUser } from "@/lib/identity/user-account";
import { appointFocalPoint } from "@/lib/organizations/commands/appoint-focal-point";
import type { InviteFocalPointInput } from "@/lib/organizations/schema";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Appoints a focal point by address, as the proof document names one (practice guide, row 3: proof, start, end,
 * backup). Whoever has no account yet gets one with a single-use link, in the same transaction.
 * @returns the appointment and whether an account was opened; the refusals of appointFocalPoint
 */
export async function inviteFocalPoint(
  ctx: Ctx,
  { email, name, locale, ...appointment }: InviteFocalPointInput,
): Promise<Result<{ id: string; invited: boolean }>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const delegation = await tx.delegation.findFirst({
      where: { id: appointment.delegationId, ...delegationScope(ctx, "organization.manage") },
    });
    if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
    const known = await tx.user.findUnique({ where: { email } });
    const userId = known?.id ?? (await openAccount(tx, ctx, { email, name, locale }));
    const appointed = await appointFocalPoint(ctx, { ...appointment, userId });
    if (!appointed.ok) return appointed;
    if (!known) await recordAudit(tx, ctx, { action: "user.invited", ...aboutUser(userId), details: {} });
    return ok({ id: appointed.value.id, invited: !known });
  });
}
