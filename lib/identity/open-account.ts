import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { Locale } from "@/lib/i18n/config";
import { issueAccessLink } from "@/lib/identity/access-links";
import { newId } from "@/lib/ids";
import { queueMessage } from "@/lib/notifications/outbox";

export type NewAccount = { email: string; name: string; locale: Locale; organizationId?: string | null };

/**
 * Opens an account and sends the single-use link by which its holder chooses a password, in the caller's transaction.
 * The caller has asked the policy. @returns the user's id; a taken address violates user_email_unique
 */
export async function openAccount(tx: Tx, ctx: Ctx, account: NewAccount): Promise<string> {
  const id = newId();
  const { email, name, locale } = account;
  await tx.user.create({ data: { ...account, id, createdAt: ctx.now } });
  const link = await issueAccessLink(tx, ctx, { purpose: "INVITE_USER", email, locale, userId: id });
  await queueMessage(tx, ctx, {
    name: "user-invited",
    locale,
    recipient: email,
    dedupeKey: `user-invited:${id}`,
    values: { name, link },
  });
  return id;
}
