import "server-only";
import { knownColumns } from "@/lib/accreditation/queue/columns";
import type { ChooseQueueColumnsInput } from "@/lib/accreditation/queue/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Keeps the columns of the queue that the actor wants to see, in all conferences. */
export async function chooseQueueColumns(
  ctx: Ctx,
  input: ChooseQueueColumnsInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const { userId } = actor;
  const columns = knownColumns(input.columns);
  return inTransaction(ctx, async (tx) => {
    const person = await tx.user.findUnique({ where: { id: userId }, select: { id: true } });
    if (!person) return refuse("NOT_FOUND", "userNotFound");
    await tx.queueColumns.upsert({ where: { userId }, create: { userId, columns }, update: { columns } });
    return ok();
  });
}
