import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { inviteByTwoChannels } from "@/lib/identity/open-account";
import { aboutUser } from "@/lib/identity/user-account";
import { newId } from "@/lib/ids";
import { appointFocalPoint } from "@/lib/organizations/commands/appoint-focal-point";
import type { InviteFocalPointInput } from "@/lib/organizations/schema";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Appoints a focal point by address, as the proof document names one (practice guide, row 3: proof, start, end,
 * backup). Whoever has no account yet gets one, with a single-use link by mail that opens with a code only, in the same
 * transaction.
 * @returns the appointment, and the code for the officer to pass on by another way than the mail, null where the
 *   account is in use or waits for an earlier code; the refusals of appointFocalPoint
 */
export async function inviteFocalPoint(
  ctx: Ctx,
  { email, name, locale, ...appointment }: InviteFocalPointInput,
): Promise<Result<{ id: string; code: string | null }>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const delegation = await tx.delegation.findFirst({
      where: { AND: [{ id: appointment.delegationId }, delegationScope(ctx, "organization.manage")] },
    });
    if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
    const known = await tx.user.findUnique({ where: { email } });
    const user =
      known ?? (await tx.user.create({ data: { id: newId(), email, name, locale, createdAt: ctx.now } }));
    const appointed = await appointFocalPoint(ctx, { ...appointment, userId: user.id });
    if (!appointed.ok) return appointed;
    // An account that waits for its code goes on waiting: its holder has the code, or asks for another invitation.
    const isOpen = user.passwordHash !== null || user.invitedWithCode;
    const code = isOpen ? null : await inviteByTwoChannels(tx, ctx, user.id);
    if (!known) await recordAudit(tx, ctx, { action: "user.invited", ...aboutUser(user.id), details: {} });
    return ok({ id: appointed.value.id, code });
  });
}
