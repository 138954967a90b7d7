import "server-only";
import { z } from "zod";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { localeOf } from "@/lib/i18n/load-messages";
import { issueAccessLink } from "@/lib/identity/access-links";
import { aboutUser } from "@/lib/identity/user-account";
import { queueMessage } from "@/lib/notifications/outbox";
import { ok } from "@/lib/result";

const DAY = 86_400_000;
/** Ended sessions and links stay a while for the person's own list and for inquiries. */
const KEEP_DAYS = 30;

/** Removes sessions and links that ended a month ago, and counters of limits that have run out. */
export async function cleanSessions(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now.getTime() - KEEP_DAYS * DAY);
  await db.session.deleteMany({
    where: { OR: [{ expiresAt: { lt: before } }, { revokedAt: { lt: before } }] },
  });
  await db.accessLink.deleteMany({ where: { expiresAt: { lt: before } } });
  await db.rateLimit.deleteMany({ where: { expire: { lt: BigInt(ctx.now.getTime()) } } });
}

const resetPayload = z.strictObject({ email: z.string(), requestId: z.string() });

/** Sends the link of a password reset, where the address belongs to an account that is not suspended. */
export async function sendPasswordReset(ctx: Ctx, payload: unknown): Promise<void> {
  const { email, requestId } = resetPayload.parse(payload);
  await inTransaction(ctx, async (tx) => {
    const user = await tx.user.findUnique({ where: { email } });
    const dedupeKey = `password-reset:${requestId}`;
    // Who was invited by two channels and has no password yet would get by the second one with a mail alone.
    const awaitsCode = user?.passwordHash === null && user.invitedWithCode;
    if (!user || user.suspendedAt || awaitsCode || (await tx.message.findUnique({ where: { dedupeKey } })))
      return ok();
    const locale = localeOf(user.locale);
    const purpose = "RESET_PASSWORD" as const;
    const link = await issueAccessLink(tx, ctx, { purpose, email: user.email, locale, userId: user.id });
    const name = "password-reset" as const;
    await queueMessage(tx, ctx, { name, locale, recipient: user.email, dedupeKey, values: { link } });
    await recordAudit(tx, ctx, { action: "accessLink.sent", ...aboutUser(user.id), details: { purpose } });
    return ok();
  });
}
