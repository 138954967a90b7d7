import "server-only";
import type { SaveFilterInput } from "@/lib/accreditation/queue/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** How many filters one person keeps for one conference. */
export const MOST_FILTERS = 30;

/**
 * Keeps a filter of the review queue under a name, for its owner alone. A matter of taste, so nothing is recorded.
 * @returns its id; FORBIDDEN in another conference, CONFLICT filterNameTaken, LIMIT tooManyFilters
 */
export async function saveFilter(
  ctx: Ctx,
  { conferenceId, name, filter }: SaveFilterInput,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "delegate.read", { conferenceId });
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const { userId } = actor;
  return inTransaction(ctx, async (tx) => {
    const conference = await tx.conference.findUnique({ where: { id: conferenceId }, select: { id: true } });
    if (!conference) return refuse("NOT_FOUND", "conferenceNotFound");
    await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${userId}::uuid FOR NO KEY UPDATE`;
    if ((await tx.savedFilter.count({ where: { userId, conferenceId } })) >= MOST_FILTERS) {
      return refuse("LIMIT", "tooManyFilters", { values: { max: MOST_FILTERS } });
    }
    const id = newId();
    await tx.savedFilter.create({ data: { id, userId, conferenceId, name, filter, createdAt: ctx.now } });
    return ok({ id });
  });
}
