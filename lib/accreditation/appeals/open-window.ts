import "server-only";
import { appealUntil } from "@/lib/accreditation/appeals/window";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";

/** Until when the decision that is taken now may be appealed; null for somebody whose one appeal was made. */
export async function appealWindow(
  tx: Tx,
  ctx: Ctx,
  delegate: { id: string; conference: { appealDays: number; timeZone: string } },
): Promise<Date | null> {
  const appealed = await tx.appeal.count({ where: { delegateId: delegate.id } });
  return appealed > 0 ? null : appealUntil(delegate.conference, ctx.now);
}
