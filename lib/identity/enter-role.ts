import "server-only";
import type { AuditRecord } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { grantShapeProblem } from "@/lib/identity/grant-shape";
import type { GrantRoleInput } from "@/lib/identity/schema";
import { closeSessionsOfUser } from "@/lib/identity/session";
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
 * Whether the actor may give this role to this person now: in reach, in shape, not to themselves, and not held yet. The
 * account is locked until the commit, so that two at once are told apart.
 * @returns the grant with its categories in order; INVALID when a narrowing is missing or out of place, NOT_FOUND
 *   userNotFound, CONFLICT alreadyDone when the same is held, FORBIDDEN ownAccount or notAllowed
 */
export async function checkGrant(tx: Tx, ctx: Ctx, input: GrantRoleInput): Promise<Result<GrantRoleInput>> {
  const { userId, role, conferenceId, delegationId } = input;
  const denied = authorize(ctx, "role.grant", conferenceId ? { conferenceId } : {});
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (!conferenceId && !holdsEverywhere(actor, "role.grant")) return refuse("FORBIDDEN", "notAllowed");
  if (actor.kind === "user" && actor.userId === userId) return refuse("FORBIDDEN", "ownAccount");
  const wrong = grantShapeProblem(input);
  if (wrong) return refuse("INVALID", "checkFields", { fields: { [wrong]: "chooseOne" } });
  const user = await tx.user.findFirst({ where: { AND: [{ id: userId }, userScope(ctx, "role.grant")] } });
  if (!user) return refuse("NOT_FOUND", "userNotFound");
  if (!(await belongsTogether(tx, input))) return refuse("INVALID", "checkFields");
  await tx.$executeRaw`SELECT 1 FROM "User" WHERE "id" = ${userId}::uuid FOR UPDATE`;
  const categoryIds = [...new Set(input.categoryIds)].toSorted();
  const same = { userId, role, conferenceId, delegationId, categoryIds: { equals: categoryIds } };
  const held = await tx.roleGrant.findFirst({ where: { ...same, revokedAt: null } });
  return held ? refuse("CONFLICT", "alreadyDone") : ok({ ...input, categoryIds });
}

/**
 * Writes a grant that was checked; the person's sessions end, so that the change counts at once.
 * @returns the audit entry, for the caller to write last
 */
export async function enterRole(
  tx: Tx,
  ctx: Ctx,
  input: GrantRoleInput,
  by: { id: string; grantedBy: string | null; signatureId: string | null },
): Promise<AuditRecord> {
  await closeSessionsOfUser(tx, input.userId, ctx.now);
  await tx.roleGrant.create({ data: { ...input, ...by, createdAt: ctx.now } });
  const { role, delegationId, categoryIds } = input;
  return {
    action: "role.granted",
    conferenceId: input.conferenceId,
    subjectType: "user",
    subjectId: input.userId,
    details: { role, delegationId, categoryIds, signatureId: by.signatureId, requestedBy: by.grantedBy },
  };
}
