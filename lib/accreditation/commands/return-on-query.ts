import "server-only";
import { lockDelegate } from "@/lib/accreditation/find-review-task";
import { findSubject } from "@/lib/accreditation/find-subject";
import type { ReturnReason } from "@/lib/accreditation/reasons";
import type { ReturnOnQueryInput } from "@/lib/accreditation/schema";
import { sendBack } from "@/lib/accreditation/send-back";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { type Result, refusal, refuse } from "@/lib/result";

/**
 * Puts all open queries of the reviewers to the person, word for word, as items of a return (practice table, R11).
 * What the officer does not want to ask is dismissed before.
 * @returns the new version; CONFLICT staleVersion when the open queries are not those the officer saw
 */
export async function returnOnQuery(
  ctx: Ctx,
  input: ReturnOnQueryInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "query.settle");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    await lockDelegate(tx, input.delegateId);
    const found = await findSubject(tx, ctx, input.delegateId, "query.settle");
    if (!found.ok) return found;
    const queries = await tx.reviewQuery.findMany({
      where: { delegateId: input.delegateId, state: "OPEN" },
      orderBy: { askedAt: "asc" },
    });
    const seen = new Set(input.queryIds);
    if (queries.length !== seen.size || queries.some(({ id }) => !seen.has(id))) {
      return refuse("CONFLICT", "staleVersion");
    }
    const { count } = await tx.reviewQuery.updateMany({
      where: { id: { in: queries.map(({ id }) => id) }, state: "OPEN" },
      data: { state: "SENT", settledAt: ctx.now, settledBy: actor.userId },
    });
    if (count !== queries.length) return refuse("CONFLICT", "staleVersion");
    const items = queries.map(({ reasonCode, text }) => ({
      reasonCode: reasonCode as ReturnReason,
      note: text,
    }));
    return sendBack(tx, ctx, {
      action: "returnOnQuery",
      delegate: found.value,
      version: input.version,
      items,
      dueOn: input.dueOn,
      details: { queries: queries.map(({ id }) => id), requesters: queries.map(({ askedBy }) => askedBy) },
    });
  });
}
