import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { closeSessionsOfUser } from "@/lib/identity/session";
import { userScope, wholeUserScope } from "@/lib/policy/scope";
import { ok, type Result, refuse } from "@/lib/result";

/** The audit trail's way to say "this account". */
export const aboutUser = (userId: string) =>
  ({ conferenceId: null, subjectType: "user", subjectId: userId }) as const;

/**
 * The account that an administrator is about to change, locked until the commit by ending its sessions. An account
 * with roles outside the administrator's conferences is seen, but belongs to others too.
 * @returns how many sessions ended; NOT_FOUND userNotFound, FORBIDDEN ownAccount or rolesElsewhere
 */
export async function takeAccount(tx: Tx, ctx: Ctx, userId: string): Promise<Result<{ closed: number }>> {
  const seen = await tx.user.findFirst({ where: { AND: [{ id: userId }, userScope(ctx, "user.manage")] } });
  if (!seen) return refuse("NOT_FOUND", "userNotFound");
  if (ctx.actor.kind === "user" && ctx.actor.userId === userId) return refuse("FORBIDDEN", "ownAccount");
  const whole = { AND: [{ id: userId }, wholeUserScope(ctx, "user.manage")] };
  if (!(await tx.user.findFirst({ where: whole }))) return refuse("FORBIDDEN", "rolesElsewhere");
  return ok({ closed: await closeSessionsOfUser(tx, userId, ctx.now) });
}
