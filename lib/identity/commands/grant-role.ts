import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { GrantRoleInput } from "@/lib/identity/schema";
import { closeSessionsOfUser } from "@/lib/identity/session";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { roleDefinition } from "@/lib/policy/roles";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Grants a role in one conference or in all, narrowed as its reach demands; the user's sessions end, so that the
 * change counts at once. Nobody grants to themselves.
 * @returns the grant's id; INVALID when a narrowing is missing, NOT_FOUND for an unknown user
 */
export async function grantRole(ctx: Ctx, input: GrantRoleInput): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "role.grant", input.conferenceId ? { conferenceId: input.conferenceId } : {});
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind === "user" && actor.userId === input.userId) return refuse("FORBIDDEN", "notAllowed");
  const { reach } = roleDefinition(input.role);
  if (reach === "own") return refuse("INVALID", "checkFields", { fields: { role: "chooseOne" } });
  if (reach === "delegation" && !input.delegationId) {
    return refuse("INVALID", "checkFields", { fields: { delegationId: "chooseOne" } });
  }
  return inTransaction(ctx, async (tx) => {
    const user = await tx.user.findUnique({ where: { id: input.userId } });
    if (!user) return refuse("NOT_FOUND", "userNotFound");
    const id = newId();
    const grantedBy = actor.kind === "user" ? actor.userId : null;
    await tx.roleGrant.create({ data: { id, ...input, grantedBy, createdAt: ctx.now } });
    await closeSessionsOfUser(tx, user.id, ctx.now);
    await recordAudit(tx, ctx, {
      action: "role.granted",
      conferenceId: input.conferenceId,
      subjectType: "user",
      subjectId: user.id,
      details: { role: input.role, delegationId: input.delegationId, categoryIds: input.categoryIds },
    });
    return ok({ id });
  });
}
