import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { checkGrant, enterRole } from "@/lib/identity/enter-role";
import { grantRoleSchema } from "@/lib/identity/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";
import type { SignRequestInput } from "@/lib/signatures/schema";
import { takeSignature } from "@/lib/signatures/take-signature";

/**
 * Gives the second signature to a role, which is granted in the same transaction; the person is signed out everywhere.
 * Whoever gains the role signs it as little as whoever asked.
 * @returns the grant's id; as `takeSignature` and `checkGrant`
 */
export async function signRole(ctx: Ctx, { requestId }: SignRequestInput): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "role.grant");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const signed = await takeSignature(tx, ctx, { requestId, kind: "ROLE_GRANT" });
    if (!signed.ok) return signed;
    const { id: signatureId, subjectId: id, requestedBy: grantedBy, payload, audit } = signed.value;
    const checked = await checkGrant(tx, ctx, grantRoleSchema.parse(payload));
    if (!checked.ok) return checked;
    const entry = await enterRole(tx, ctx, checked.value, { id, grantedBy, signatureId });
    await recordAudit(tx, ctx, audit, entry);
    return ok({ id });
  });
}
