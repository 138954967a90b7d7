import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { checkGrant, enterRole } from "@/lib/identity/enter-role";
import type { GrantRoleInput } from "@/lib/identity/schema";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Grants a role as set-up does: the first administrators of an installation, and the demo. People ask for a second
 * signature instead.
 * @returns the grant's id; FORBIDDEN needsSignature for a person, otherwise as `checkGrant`
 */
export async function grantRole(ctx: Ctx, input: GrantRoleInput): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "role.grant");
  if (denied) return refusal(denied);
  if (ctx.actor.kind !== "system") return refuse("FORBIDDEN", "needsSignature");
  return inTransaction(ctx, async (tx, ctx) => {
    const checked = await checkGrant(tx, ctx, input);
    if (!checked.ok) return checked;
    const id = newId();
    const entry = await enterRole(tx, ctx, checked.value, { id, grantedBy: null, signatureId: null });
    await recordAudit(tx, ctx, entry);
    return ok({ id });
  });
}
