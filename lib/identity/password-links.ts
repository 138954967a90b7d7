import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { db, type Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { checkInvitationCode } from "@/lib/identity/invitation-code";
import { hashPassword } from "@/lib/identity/password";
import { passwordProblem } from "@/lib/identity/password-rules";
import type { SetPasswordInput } from "@/lib/identity/schema";
import { closeSessionsOfUser, lockUser } from "@/lib/identity/session";
import { hashToken, isToken } from "@/lib/identity/tokens";
import { aboutUser } from "@/lib/identity/user-account";
import { enqueue } from "@/lib/jobs/enqueue";
import { ok, type Result, refuse } from "@/lib/result";

type Purpose = "RESET_PASSWORD" | "INVITE_USER";

/** Refuses a password that is too easily guessed, with the reason at its field. */
export function weakPassword(password: string, person: { email: string; name: string }) {
  const problem = passwordProblem(password, person);
  return problem ? refuse("INVALID", "checkFields", { fields: { newPassword: problem } }) : undefined;
}

/** Stores a password; every other session and every open link of the user ends with the old one. */
export async function storePassword(
  tx: Tx,
  ctx: Ctx,
  userId: string,
  passwordHash: string,
  keepSessionId?: string,
): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { passwordHash, passwordChangedAt: ctx.now } });
  await tx.accessLink.updateMany({
    where: { userId, usedAt: null, purpose: { in: ["RESET_PASSWORD", "INVITE_USER"] } },
    data: { usedAt: ctx.now },
  });
  await closeSessionsOfUser(tx, userId, ctx.now, keepSessionId);
}

/**
 * Sets a password by a single-use link of that purpose. A weak password leaves the link unused.
 * @returns CONFLICT linkExpired for used, expired, unknown or other links and suspended accounts; CONFLICT codeLocked and
 *   INVALID for the code of an invitation by two channels; INVALID, UNAVAILABLE
 */
export async function setPasswordByLink(
  ctx: Ctx,
  purpose: Purpose,
  { token, newPassword, code = "" }: SetPasswordInput & { code?: string },
): Promise<Result<undefined>> {
  const expired = refuse("CONFLICT", "linkExpired");
  if (!isToken(token)) return expired;
  const open = { tokenHash: hashToken(token), purpose, usedAt: null, expiresAt: { gt: ctx.now } };
  const link = await db.accessLink.findFirst({ where: open });
  const user = link?.userId ? await db.user.findUnique({ where: { id: link.userId } }) : null;
  if (!link || !user) return expired;
  const weak = weakPassword(newPassword, user);
  if (weak) return weak;
  const known = await checkInvitationCode(ctx, link, code);
  if (!known.ok) return known;
  const passwordHash = await hashPassword(newPassword);
  if (passwordHash === "busy") return refuse("UNAVAILABLE", "databaseAway");
  return inTransaction(ctx, async (tx) => {
    const present = await lockUser(tx, user.id);
    if (!present || present.suspendedAt) return expired;
    const { count } = await tx.accessLink.updateMany({ where: open, data: { usedAt: ctx.now } });
    if (count === 0) return expired;
    await storePassword(tx, ctx, user.id, passwordHash);
    if (purpose === "INVITE_USER") await enqueue(tx, "focalPoint.activate", { userId: user.id });
    const about = aboutUser(user.id);
    const used = { action: "accessLink.used", ...about, details: { purpose } } as const;
    await recordAudit(tx, ctx, used, { action: "password.changed", ...about });
    return ok();
  });
}
