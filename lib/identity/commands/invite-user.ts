import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { openAccount } from "@/lib/identity/open-account";
import type { InviteUserInput } from "@/lib/identity/schema";
import { aboutUser } from "@/lib/identity/user-account";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Opens an account and sends the single-use link by which its holder chooses a password. It holds no role yet.
 * @returns the user's id; CONFLICT emailTaken, INVALID for an unknown organization
 */
export async function inviteUser(ctx: Ctx, input: InviteUserInput): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "user.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx) => {
    const { organizationId } = input;
    if (organizationId && !(await tx.organization.findUnique({ where: { id: organizationId } }))) {
      return refuse("INVALID", "checkFields", { fields: { organizationId: "chooseOne" } });
    }
    const id = await openAccount(tx, ctx, input);
    await recordAudit(tx, ctx, { action: "user.invited", ...aboutUser(id), details: { organizationId } });
    return ok({ id });
  });
}
