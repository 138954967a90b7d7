import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { hashPassword, passwordMatches } from "@/lib/identity/password";
import { passwordProblem } from "@/lib/identity/password-rules";
import type { ChangePasswordInput } from "@/lib/identity/schema";
import { closeSessionsOfUser } from "@/lib/identity/session";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refuse } from "@/lib/result";

const wrong = (problem: string) => refuse("INVALID", "checkFields", { fields: { newPassword: problem } });

/**
 * Changes the password of the signed-in user; every other session ends.
 * @returns FORBIDDEN signInFailed when the present password is wrong, INVALID for a weak new one
 */
export async function changePassword(
  ctx: Ctx,
  { password, newPassword }: ChangePasswordInput,
): Promise<Result<undefined>> {
  allowEveryone("everybody signed in may change their own password");
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("UNAUTHENTICATED", "signInFirst");
  const user = await db.user.findUniqueOrThrow({ where: { id: actor.userId } });
  const matches = await passwordMatches(user.passwordHash, password);
  if (matches === "busy") return refuse("UNAVAILABLE", "databaseAway");
  if (!matches) return refuse("FORBIDDEN", "signInFailed", { fields: { password: "invalid" } });
  const problem = passwordProblem(newPassword, user);
  if (problem) return wrong(problem);
  const passwordHash = await hashPassword(newPassword);
  if (passwordHash === "busy") return refuse("UNAVAILABLE", "databaseAway");
  return inTransaction(ctx, async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: { passwordHash, passwordChangedAt: ctx.now } });
    await closeSessionsOfUser(tx, user.id, ctx.now, actor.sessionId);
    await recordAudit(tx, ctx, {
      action: "password.changed",
      conferenceId: null,
      subjectType: "user",
      subjectId: user.id,
    });
    return ok();
  });
}
