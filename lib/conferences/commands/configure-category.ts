import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { ConfigureCategoryInput } from "@/lib/conferences/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/jobs/enqueue";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Sets whether a person's own submission in this category waits for the focal point, how many can be accredited in it,
 * and which zones it opens. It holds for what comes: who waits for endorsement already still waits for it, and who is approved keeps the
 * zones of the approval. Zones that become narrower may give somebody on a waiting list a place.
 * @returns the new version; NOT_FOUND categoryNotFound out of reach, INVALID checkFields for zones of another
 *   conference, CONFLICT staleVersion when somebody was faster
 */
export async function configureCategory(
  ctx: Ctx,
  { categoryId, version, needsEndorsement, capacity, zoneIds }: ConfigureCategoryInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "conference.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const before = await tx.category.findFirst({
      where: { id: categoryId, conference: conferenceScope(ctx, "conference.manage") },
      include: { zones: { include: { zone: true } } },
    });
    if (!before) return refuse("NOT_FOUND", "categoryNotFound");
    const { conferenceId } = before;
    const zones = await tx.zone.findMany({ where: { conferenceId, id: { in: zoneIds } } });
    if (zones.length !== zoneIds.length) return refuse("INVALID", "checkFields");
    const { count } = await tx.category.updateMany({
      where: { id: categoryId, version },
      data: { needsEndorsement, capacity, version: version + 1 },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    await tx.categoryZone.deleteMany({ where: { categoryId, zoneId: { notIn: zoneIds } } });
    await tx.categoryZone.createMany({
      data: zoneIds.map((zoneId) => ({ categoryId, zoneId })),
      skipDuplicates: true,
    });
    await enqueue(tx, "waitingLists.fill", {});
    await enqueue(tx, "room.fill", { conferenceId, by: "capRaised", decisionId: null });
    const codes = (of: { code: string }[]) =>
      of
        .map(({ code }) => code)
        .sort()
        .join(" ");
    await recordAudit(tx, ctx, {
      action: "category.configured",
      conferenceId,
      subjectType: "category",
      subjectId: categoryId,
      changes: {
        needsEndorsement: { before: String(before.needsEndorsement), after: String(needsEndorsement) },
        capacity: { before: before.capacity, after: capacity },
        zones: { before: codes(before.zones.map(({ zone }) => zone)), after: codes(zones) },
      },
    });
    return ok({ version: version + 1 });
  });
}
