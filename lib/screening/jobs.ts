import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { expireClearance } from "@/lib/screening/commands/expire-clearance";
import { outlivedFileRows } from "@/lib/screening/file-rows";

/**
 * Task `clearances.expire`: opens every clearance again whose validity is over, each in a transaction of its own.
 * Killed and run again, it goes on with those who are left.
 * @returns how many
 */
export async function expireClearances(ctx: Ctx): Promise<number> {
  const day = ctx.now.toISOString().slice(0, 10);
  const files = await db.$transaction((tx) => outlivedFileRows(tx, day));
  for (const { delegateId } of files) {
    const expired = await expireClearance(ctx, { delegateId, day });
    if (!expired.ok) throw new Error(`clearance: ${expired.error.code} ${expired.error.message}`);
  }
  return files.length;
}
