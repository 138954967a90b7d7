import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { hashPassword, passwordMatches } from "@/lib/identity/password";
import { storePassword, weakPassword } from "@/lib/identity/password-links";
import { countAttempt, forgiveAttempts } from "@/lib/identity/rate-limit";
import type { ChangePasswordInput } from "@/lib/identity/schema";
import { lockUser, sessionIsOpen } from "@/lib/identity/session";
import { aboutUser } from "@/lib/identity/user-account";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

const wrongPassword = refuse("INVALID", "checkFields", { fields: { password: "passwordWrong" } });

/**
 * Changes the password of the signed-in user, who gives the present one; every other session ends.
 * @returns INVALID when the present password is wrong or the new one weak, FORBIDDEN secondFactorFirst, LIMIT
 */
export async function changePassword(
  ctx: Ctx,
  { password, newPassword }: ChangePasswordInput,
): Promise<Result<undefined>> {
  allowEveryone("everybody signed in may change their own password");
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("UNAUTHENTICATED", "signInFirst");
  const limited = await countAttempt("signIn", actor.email, ctx.address);
  if (limited) return refusal(limited);
  const user = await db.user.findUniqueOrThrow({ where: { id: actor.userId } });
  const session = await db.session.findUniqueOrThrow({ where: { id: actor.sessionId } });
  if (user.secondFactorSince && !session.secondFactorAt) return refuse("FORBIDDEN", "secondFactorFirst");
  const matches = await passwordMatches(user.passwordHash, password);
  if (matches === "busy") return refuse("UNAVAILABLE", "databaseAway");
  if (!matches) return wrongPassword;
  const weak = weakPassword(newPassword, user);
  if (weak) return weak;
  const passwordHash = await hashPassword(newPassword);
  if (passwordHash === "busy") return refuse("UNAVAILABLE", "databaseAway");
  const result = await inTransaction(ctx, async (tx) => {
    const present = await lockUser(tx, user.id);
    if (present?.passwordHash !== user.passwordHash) return wrongPassword;
    if (!(await sessionIsOpen(tx, actor.sessionId))) return refuse("UNAUTHENTICATED", "signInFirst");
    await storePassword(tx, ctx, user.id, passwordHash, actor.sessionId);
    await recordAudit(tx, ctx, { action: "password.changed", ...aboutUser(user.id) });
    return ok();
  });
  if (result.ok) await forgiveAttempts("signIn", actor.email);
  return result;
}
