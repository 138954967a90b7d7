import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { mergeRecordSchema } from "@/lib/organizations/merge-record";
import { moveBelongings } from "@/lib/organizations/move-belongings";
import { organizationKeys } from "@/lib/organizations/organization-keys";
import { beyondReach, changeableOrganizations, lockRegistry } from "@/lib/organizations/registry-entry";
import type { UndoOrganizationMergeInput } from "@/lib/organizations/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Parts two entries again: exactly what moved goes back, and the kept one is called what it was called before.
 * @returns NOT_FOUND out of reach, FORBIDDEN organizationOutOfReach, CONFLICT alreadyDone, organizationChanged when
 *   either entry, or what moved, was changed since
 */
export async function undoOrganizationMerge(
  ctx: Ctx,
  { mergeId }: UndoOrganizationMergeInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    await lockRegistry(tx);
    const merge = await tx.organizationMerge.findFirst({
      where: { id: mergeId, kept: changeableOrganizations(ctx) },
      include: { kept: true, given: true },
    });
    if (!merge) return refuse("NOT_FOUND", "organizationNotFound");
    const { keptId, givenId, kept, given } = merge;
    const reached = await beyondReach(tx, ctx, [keptId, givenId]);
    if (!reached.ok) return reached;
    const { count } = await tx.organizationMerge.updateMany({
      where: { id: mergeId, undoneAt: null },
      data: { undoneAt: ctx.now, undoneBy: actor.userId },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    const { aliases, keptVersion, givenVersion, ...moved } = mergeRecordSchema.parse(merge.before);
    if (kept.version !== keptVersion || given.version !== givenVersion) {
      return refuse("CONFLICT", "organizationChanged");
    }
    await tx.organization.update({
      where: { id: givenId },
      data: { mergedIntoId: null, version: givenVersion + 1 },
    });
    await tx.organization.update({
      where: { id: keptId },
      data: { aliases, nameKeys: organizationKeys({ ...kept, aliases }), version: keptVersion + 1 },
    });
    if (!(await moveBelongings(tx, moved, keptId, givenId))) return refuse("CONFLICT", "organizationChanged");
    await recordAudit(tx, ctx, {
      action: "organization.mergeUndone",
      conferenceId: null,
      subjectType: "organization",
      subjectId: keptId,
      details: { mergeId, givenId, ...moved },
    });
    return ok();
  });
}
