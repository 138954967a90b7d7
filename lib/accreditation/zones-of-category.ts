import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";

/** Codes of the zones that a category opens, in the order of the badge; a portion reads them once. */
export async function zonesOfCategory(tx: Tx, ctx: Ctx, categoryId: string): Promise<string[]> {
  const read = ctx.portion?.zones.get(categoryId);
  if (read) return read;
  const zones = await tx.zone.findMany({
    where: { categories: { some: { categoryId } } },
    select: { code: true },
    orderBy: { bit: "asc" },
  });
  const codes = zones.map(({ code }) => code);
  ctx.portion?.zones.set(categoryId, codes);
  return codes;
}
