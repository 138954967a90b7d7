import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Locale } from "@/lib/i18n/config";
import { localeOf } from "@/lib/i18n/load-messages";
import { issueAccessLink } from "@/lib/identity/access-links";
import { hashReadableCode, newReadableCode } from "@/lib/identity/readable-code";
import { newId } from "@/lib/ids";
import { queueMessage } from "@/lib/notifications/outbox";

export type NewAccount = { email: string; name: string; locale: Locale; organizationId?: string | null };

type Invited = { id: string; email: string; name: string; locale: string };

/**
 * Sends the single-use link by which the holder of an account chooses the first password, in the caller's transaction;
 * earlier links end.
 * @param code reaches the person by another way than the mail; without one the link alone suffices
 */
async function sendInvitation(tx: Tx, ctx: Ctx, user: Invited, code: string | null): Promise<void> {
  const { id: userId, email, name } = user;
  const locale = localeOf(user.locale);
  await tx.accessLink.updateMany({
    where: { userId, usedAt: null, purpose: { in: ["INVITE_USER", "RESET_PASSWORD"] } },
    data: { usedAt: ctx.now },
  });
  const codeHash = code ? { codeHash: hashReadableCode(code) } : {};
  const link = await issueAccessLink(tx, ctx, { purpose: "INVITE_USER", email, locale, userId, ...codeHash });
  await queueMessage(tx, ctx, {
    name: code ? "focal-point-invited" : "user-invited",
    locale,
    recipient: email,
    dedupeKey: `user-invited:${newId()}`,
    values: { name, link },
  });
}

/**
 * Opens an account and sends the link by which its holder chooses a password, in the caller's transaction. The caller
 * has asked the policy. @returns the user's id; a taken address violates user_email_unique
 */
export async function openAccount(tx: Tx, ctx: Ctx, account: NewAccount): Promise<string> {
  const id = newId();
  const user = await tx.user.create({ data: { ...account, id, createdAt: ctx.now } });
  await sendInvitation(tx, ctx, user, null);
  return id;
}

/**
 * Invites the holder of an account without a password by two channels: a new link by mail, and a code that the caller
 * shows once, to be passed on in another way. Earlier links end, and no reset replaces the code.
 * @returns the code, eight characters in two groups
 */
export async function inviteByTwoChannels(tx: Tx, ctx: Ctx, userId: string): Promise<string> {
  const code = newReadableCode(8, 4);
  const user = await tx.user.update({ where: { id: userId }, data: { invitedWithCode: true } });
  await sendInvitation(tx, ctx, user, code);
  return code;
}
