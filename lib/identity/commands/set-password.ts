import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { hashPassword } from "@/lib/identity/password";
import { passwordProblem } from "@/lib/identity/password-rules";
import type { SetPasswordInput } from "@/lib/identity/schema";
import { closeSessionsOfUser } from "@/lib/identity/session";
import { hashToken, isToken } from "@/lib/identity/tokens";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refuse } from "@/lib/result";

const wrong = (problem: string) => refuse("INVALID", "checkFields", { fields: { newPassword: problem } });

/**
 * Sets a password by a single-use link (reset or invitation); every session of the user ends.
 * @returns CONFLICT linkExpired for used, expired or unknown links; INVALID for a weak password, with the link unused
 */
export async function setPassword(
  ctx: Ctx,
  { token, newPassword }: SetPasswordInput,
): Promise<Result<undefined>> {
  allowEveryone("the link itself is the proof");
  if (!isToken(token)) return refuse("CONFLICT", "linkExpired");
  const link = await db.accessLink.findUnique({ where: { tokenHash: hashToken(token) } });
  const user = link?.userId ? await db.user.findUnique({ where: { id: link.userId } }) : null;
  const right = link?.purpose === "RESET_PASSWORD" || link?.purpose === "INVITE_USER";
  if (!link || !user || !right || user.suspendedAt) return refuse("CONFLICT", "linkExpired");
  const problem = passwordProblem(newPassword, user);
  if (problem) return wrong(problem);
  const passwordHash = await hashPassword(newPassword);
  if (passwordHash === "busy") return refuse("UNAVAILABLE", "databaseAway");
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.accessLink.updateMany({
      where: { id: link.id, usedAt: null, expiresAt: { gt: ctx.now } },
      data: { usedAt: ctx.now },
    });
    if (count === 0) return refuse("CONFLICT", "linkExpired");
    await tx.user.update({ where: { id: user.id }, data: { passwordHash, passwordChangedAt: ctx.now } });
    await closeSessionsOfUser(tx, user.id, ctx.now);
    const subject = { conferenceId: null, subjectType: "user", subjectId: user.id } as const;
    await recordAudit(
      tx,
      ctx,
      { action: "accessLink.used", ...subject },
      { action: "password.changed", ...subject },
    );
    return ok();
  });
}
