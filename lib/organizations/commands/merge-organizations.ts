import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { planMerge } from "@/lib/organizations/merge-plan";
import type { MergeRecord } from "@/lib/organizations/merge-record";
import { moveBelongings } from "@/lib/organizations/move-belongings";
import { organizationKeys } from "@/lib/organizations/organization-keys";
import {
  beyondReach,
  changeableOrganizations,
  entryAt,
  lockRegistry,
} from "@/lib/organizations/registry-entry";
import type { MergeOrganizationsInput } from "@/lib/organizations/schema";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Makes two entries of the registry one: delegations, accounts and children move to the kept one, whose aliases take
 * in everything the other was called. The other stays as a record that leads to it, and the merge can be undone.
 * @returns the merge's id; NOT_FOUND out of reach, FORBIDDEN organizationOutOfReach when other conferences are
 *   concerned, CONFLICT staleVersion or organizationMerged, and the refusals of planMerge
 */
export async function mergeOrganizations(
  ctx: Ctx,
  { keptId, keptVersion, givenId, givenVersion }: MergeOrganizationsInput,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    await lockRegistry(tx);
    const scope = { AND: [changeableOrganizations(ctx)] };
    const kept = await entryAt(tx, { id: keptId, ...scope }, keptVersion);
    if (!kept.ok) return kept;
    const given = await entryAt(tx, { id: givenId, ...scope }, givenVersion);
    if (!given.ok) return given;
    // Nobody enters a delegation or an account for the given one between the plan and the commit.
    await tx.$queryRaw`SELECT 1 FROM "Organization" WHERE "id" IN (${keptId}::uuid, ${givenId}::uuid) ORDER BY "id" FOR UPDATE`;
    const reached = await beyondReach(tx, ctx, [keptId, givenId]);
    if (!reached.ok) return reached;
    const plan = await planMerge(tx, kept.value, given.value);
    if (!plan.ok) return plan;
    const { aliases, ...moving } = plan.value;
    await moveBelongings(tx, moving, givenId, keptId);
    await tx.organization.update({
      where: { id: keptId },
      data: {
        aliases,
        nameKeys: organizationKeys({ ...kept.value, aliases }),
        version: keptVersion + 1,
      },
    });
    await tx.organization.update({
      where: { id: givenId },
      data: { mergedIntoId: keptId, version: givenVersion + 1 },
    });
    const id = newId();
    const before: MergeRecord = {
      ...moving,
      aliases: kept.value.aliases,
      keptVersion: keptVersion + 1,
      givenVersion: givenVersion + 1,
    };
    await tx.organizationMerge.create({
      data: { id, keptId, givenId, before, mergedBy: actor.userId, mergedAt: ctx.now },
    });
    await recordAudit(tx, ctx, {
      action: "organization.merged",
      conferenceId: null,
      subjectType: "organization",
      subjectId: keptId,
      details: { mergeId: id, givenId, ...moving },
    });
    return ok({ id });
  });
}
