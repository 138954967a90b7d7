import "server-only";
import { findSubject, refuseUnlessSeparate } from "@/lib/accreditation/find-subject";
import type { ApproveDelegateInput } from "@/lib/accreditation/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Accredits a person in a category with zones. Whoever created or passed the file, or belongs to the delegation, does
 * not decide it; the database repeats this.
 * @returns the new version; FORBIDDEN with the reason of separation, CONFLICT on a stale page, INVALID for a category
 *   or zone of another conference
 */
export async function approveDelegate(
  ctx: Ctx,
  input: ApproveDelegateInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "delegate.approve");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findSubject(tx, ctx, input.delegateId, "delegate.approve");
    if (!found.ok) return found;
    const separate = refuseUnlessSeparate(ctx, "delegate.approve", found.value);
    if (!separate.ok) return separate;
    const { conferenceId, categoryId: before } = found.value;
    const category = await tx.category.findFirst({ where: { id: input.categoryId, conferenceId } });
    const known = await tx.zone.findMany({
      where: { conferenceId, code: { in: input.zoneCodes } },
      orderBy: { bit: "asc" },
    });
    const zoneCodes = known.map(({ code }) => code);
    if (!category) return refuse("INVALID", "checkFields", { fields: { categoryId: "chooseOne" } });
    if (zoneCodes.length !== new Set(input.zoneCodes).size) {
      return refuse("INVALID", "checkFields", { fields: { zoneCodes: "chooseOne" } });
    }
    const moved = await transitionDelegate(tx, ctx, {
      action: "approve",
      delegate: found.value,
      version: input.version,
      record: { categoryCode: category.code, zoneCodes },
      data: { categoryId: category.id, approvedZoneCodes: zoneCodes, dueAt: null },
    });
    if (!moved.ok) return moved;
    await tellDelegate(tx, ctx, found.value, "delegate-approved", moved.value.decisionId, {});
    await recordAudit(tx, ctx, {
      action: "delegate.approved",
      conferenceId,
      subjectType: "delegate",
      subjectId: input.delegateId,
      changes: {
        state: { before: "READY", after: "APPROVED" },
        ...(before === category.id ? {} : { categoryId: { before, after: category.id } }),
      },
      details: { category: category.code, zones: zoneCodes },
    });
    return ok({ version: moved.value.version });
  });
}
