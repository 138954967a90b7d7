import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";

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
