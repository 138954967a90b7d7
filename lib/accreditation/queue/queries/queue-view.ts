import "server-only";
import { knownColumns, type QueueColumn } from "@/lib/accreditation/queue/columns";
import { type QueueFilter, queueFilterSchema } from "@/lib/accreditation/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type QueueView = {
  columns: QueueColumn[];
  saved: { id: string; name: string; filter: QueueFilter }[];
};

/** How the reader wants to see the queue of a conference: columns, and the reader's own saved filters by name. */
export async function getQueueView(ctx: Ctx, conferenceId: string): Promise<Result<QueueView>> {
  const denied = authorize(ctx, "delegate.read", { conferenceId });
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const { userId } = actor;
  const [kept, saved] = await Promise.all([
    db.queueColumns.findUnique({ where: { userId } }),
    db.savedFilter.findMany({ where: { userId, conferenceId }, orderBy: { name: "asc" } }),
  ]);
  return ok({
    columns: knownColumns(kept?.columns ?? []),
    saved: saved.map(({ id, name, filter }) => ({ id, name, filter: queueFilterSchema.parse(filter) })),
  });
}
