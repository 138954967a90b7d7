import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { grantShapeProblem } from "@/lib/identity/grant-shape";
import type { GrantRoleInput } from "@/lib/identity/schema";
import { closeSessionsOfUser } from "@/lib/identity/session";
import { newId } from "@/lib/ids";
import { authorize, holdsEverywhere } from "@/lib/policy/can";
import { userScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Whether delegation and categories are those of the conference. */
async function belongsTogether(tx: Tx, input: GrantRoleInput): Promise<boolean> {
  const conferenceId = input.conferenceId ?? undefined;
  const { delegationId, categoryIds } = input;
  if (delegationId && !(await tx.delegation.findFirst({ where: { id: delegationId, conferenceId } })))
    return false;
  const known = await tx.category.count({ where: { id: { in: categoryIds }, conferenceId } });
  return known === new Set(categoryIds).size;
}

/**
 * Grants a role in one conference or in all, narrowed as its reach demands; the user's sessions end, so that the
 * change counts at once. Nobody grants to themselves, and only who administers all conferences grants in all.
 * @returns the grant's id; INVALID when a narrowing is missing or out of place, NOT_FOUND userNotFound, CONFLICT
 * alreadyDone when the same is held, FORBIDDEN ownAccount
 */
export async function grantRole(ctx: Ctx, input: GrantRoleInput): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "role.grant", input.conferenceId ? { conferenceId: input.conferenceId } : {});
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (!input.conferenceId && !holdsEverywhere(actor, "role.grant")) return refuse("FORBIDDEN", "notAllowed");
  if (actor.kind === "user" && actor.userId === input.userId) return refuse("FORBIDDEN", "ownAccount");
  const wrong = grantShapeProblem(input);
  if (wrong) return refuse("INVALID", "checkFields", { fields: { [wrong]: "chooseOne" } });
  return inTransaction(ctx, async (tx) => {
    const { userId, role, conferenceId, delegationId } = input;
    const user = await tx.user.findFirst({ where: { AND: [{ id: userId }, userScope(ctx, "role.grant")] } });
    if (!user) return refuse("NOT_FOUND", "userNotFound");
    if (!(await belongsTogether(tx, input))) return refuse("INVALID", "checkFields");
    await closeSessionsOfUser(tx, user.id, ctx.now);
    const categoryIds = [...new Set(input.categoryIds)].toSorted();
    const same = { userId, role, conferenceId, delegationId, categoryIds: { equals: categoryIds } };
    const held = await tx.roleGrant.findFirst({ where: { ...same, revokedAt: null } });
    if (held) return refuse("CONFLICT", "alreadyDone");
    const id = newId();
    const grantedBy = actor.kind === "user" ? actor.userId : null;
    await tx.roleGrant.create({ data: { ...input, id, categoryIds, grantedBy, createdAt: ctx.now } });
    await recordAudit(tx, ctx, {
      action: "role.granted",
      conferenceId,
      subjectType: "user",
      subjectId: user.id,
      details: { role, delegationId, categoryIds },
    });
    return ok({ id });
  });
}
