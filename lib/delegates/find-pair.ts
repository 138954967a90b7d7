import "server-only";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { MERGE_PARTS, type MergeRow } from "@/lib/delegates/merge-columns";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * Two registrations within the officer's reach, held until the commit: in the order of their ids, so that two officers
 * who merge in opposite directions wait for each other only once.
 * @returns NOT_FOUND duplicateNotFound when either is out of reach
 */
export async function findPair(
  tx: Tx,
  ctx: Ctx,
  ids: { keptId: string; givenId: string },
): Promise<Result<{ kept: MergeRow; given: MergeRow }>> {
  const both = [ids.keptId, ids.givenId].toSorted();
  await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ANY (${both}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
  const rows = await tx.delegate.findMany({
    where: { AND: [{ id: { in: both } }, delegateScope(ctx, "duplicate.decide")] },
    include: MERGE_PARTS,
  });
  const kept = rows.find(({ id }) => id === ids.keptId);
  const given = rows.find(({ id }) => id === ids.givenId);
  if (!kept || !given || kept.conferenceId !== given.conferenceId) {
    return refuse("NOT_FOUND", "duplicateNotFound");
  }
  return ok({ kept, given });
}
