import "server-only";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { checkGrant } from "@/lib/identity/enter-role";
import type { AskRoleInput } from "@/lib/identity/schema";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal, refuse } from "@/lib/result";
import { requestSignature } from "@/lib/signatures/request-signature";

/**
 * Asks a second administrator to sign a role for somebody; until then nothing is granted. Nobody asks for themselves,
 * and only who administers all conferences asks for a role in all.
 * @returns the request; as `checkGrant` and `requestSignature`, CONFLICT signatureAsked when the same waits already
 */
export async function askRole(ctx: Ctx, input: AskRoleInput): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "role.grant");
  if (denied) return refusal(denied);
  const { reason, ...grant } = input;
  return inTransaction(ctx, async (tx, ctx) => {
    const checked = await checkGrant(tx, ctx, grant);
    if (!checked.ok) return checked;
    const payload = { ...checked.value };
    const same = { kind: "ROLE_GRANT", payload: { equals: payload }, state: "OPEN" } as const;
    const waiting = await tx.signatureRequest.findFirst({ where: { ...same, expiresAt: { gt: ctx.now } } });
    if (waiting) return refuse("CONFLICT", "signatureAsked");
    return requestSignature(tx, ctx, {
      kind: "ROLE_GRANT",
      conferenceId: grant.conferenceId,
      subjectType: "roleGrant",
      subjectId: newId(),
      payload,
      reason,
    });
  });
}
