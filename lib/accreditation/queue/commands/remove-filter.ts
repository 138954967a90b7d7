import "server-only";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Forgets a saved filter of the actor's own; those of others do not exist (NOT_FOUND). */
export async function removeFilter(ctx: Ctx, { filterId }: { filterId: string }): Promise<Result<undefined>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.savedFilter.deleteMany({ where: { id: filterId, userId: actor.userId } });
    return count > 0 ? ok() : refuse("NOT_FOUND", "filterNotFound");
  });
}
