import "server-only";
import { reachesBeyondDelegation } from "@/lib/accreditation/personal-export";
import type { StartExportInput } from "@/lib/accreditation/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/jobs/enqueue";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Exports that one account may have waiting: each reads the whole queue. */
const MAX_WAITING = 3;

/**
 * Has the people of one delegation, all or as a filter of the queue leaves them, written into a file in the background. Who they are is
 * worked out when the file is made, with the roles that count then.
 * @returns the export, the same for a second click; NOT_FOUND conferenceNotFound, or delegationNotFound out of reach, LIMIT exportsWaiting,
 *   FORBIDDEN needsSignature beyond one delegation
 */
export async function startExport(ctx: Ctx, input: StartExportInput): Promise<Result<{ exportId: string }>> {
  const denied = authorize(ctx, "delegate.read", {
    conferenceId: input.conferenceId,
    delegationId: input.delegationId ?? null,
  });
  if (denied) return refusal(denied);
  const { exportId: id, conferenceId, delegationId = null, format, filter } = input;
  if (reachesBeyondDelegation(input)) return refuse("FORBIDDEN", "needsSignature");
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    if (!(await tx.conference.findUnique({ where: { id: conferenceId }, select: { id: true } })))
      return refuse("NOT_FOUND", "conferenceNotFound");
    if (delegationId) {
      const where = { AND: [{ id: delegationId, conferenceId }, delegationScope(ctx, "delegate.read")] };
      if (!(await tx.delegation.findFirst({ where }))) return refuse("NOT_FOUND", "delegationNotFound");
    }
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`export:${actor.userId}`}, 0))`;
    const before = await tx.export.findUnique({ where: { id } });
    if (before)
      return before.requestedBy === actor.userId ? ok({ exportId: id }) : refuse("CONFLICT", "alreadyDone");
    const waiting = await tx.export.count({ where: { requestedBy: actor.userId, state: "WAITING" } });
    if (waiting >= MAX_WAITING) return refuse("LIMIT", "exportsWaiting");
    await tx.export.create({
      data: {
        id,
        conferenceId,
        delegationId,
        requestedBy: actor.userId,
        filter,
        format,
        locale: ctx.locale,
        createdAt: ctx.now,
      },
    });
    await enqueue(tx, "export.make", { exportId: id }, { jobKey: `export:${id}` });
    return ok({ exportId: id });
  });
}
