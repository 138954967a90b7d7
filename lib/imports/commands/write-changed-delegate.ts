import "server-only";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { fillDraft } from "@/lib/delegates/fill-draft";
import type { FormStep } from "@/lib/delegates/schema/steps";
import type { DelegateWrite } from "@/lib/imports/plan-delegates";
import type { RowToWrite } from "@/lib/imports/row-to-write";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Writes one row of a table of people that changes fields of the registration which the preview showed, if nobody has
 * changed it since.
 * @returns the registration; NOT_FOUND delegationNotFound out of reach, CONFLICT staleVersion or importRowStale for
 *   what was changed meanwhile
 */
export async function writeChangedDelegate(
  ctx: Ctx,
  { conferenceId, targetId, targetVersion, write }: RowToWrite<DelegateWrite>,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "registration.create", { conferenceId, delegationId: write.delegationId });
  if (denied) return refusal(denied);
  if (targetId === null) return refuse("CONFLICT", "importRowStale");
  return inTransaction(ctx, async (tx, ctx) => {
    const where = {
      AND: [{ id: write.delegationId, conferenceId }, delegationScope(ctx, "registration.create")],
    };
    if (!(await tx.delegation.findFirst({ where, select: { id: true } })))
      return refuse("NOT_FOUND", "delegationNotFound");
    const steps = Object.entries(write.steps) as [FormStep, Record<string, unknown>][];
    const filled = await fillDraft(ctx, targetId, steps, targetVersion ?? 0);
    if (!filled.ok) return filled;
    const { delegationId, categoryId } = filled.value.problems;
    return delegationId || categoryId ? refuse("CONFLICT", "importRowStale") : ok({ id: targetId });
  });
}
