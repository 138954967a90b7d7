import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { SetDelegationTermsInput } from "@/lib/delegates/schema/delegation-terms";
import { fillFreedPlaces } from "@/lib/delegates/transition";
import { endOfDayAt } from "@/lib/i18n/zoned-time";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

type Limits = SetDelegationTermsInput["limits"];

/** Whether every limit is of this conference, and none is given twice. */
async function limitsFit(tx: Tx, conferenceId: string, limits: Limits): Promise<boolean> {
  const keys = limits.map((limit) => `${limit.kind} ${"zoneId" in limit ? limit.zoneId : limit.categoryId}`);
  if (new Set(keys).size !== keys.length) return false;
  const categoryIds = new Set(limits.flatMap((limit) => ("categoryId" in limit ? [limit.categoryId] : [])));
  const zoneIds = new Set(limits.flatMap((limit) => ("zoneId" in limit ? [limit.zoneId] : [])));
  const [categories, zones] = await Promise.all([
    tx.category.count({ where: { conferenceId, id: { in: [...categoryIds] } } }),
    tx.zone.count({ where: { conferenceId, id: { in: [...zoneIds] } } }),
  ]);
  return categories === categoryIds.size && zones === zoneIds.size;
}

const words = (limits: { kind: string; places: number }[], quota: number) =>
  [`TOTAL ${quota}`, ...limits.map(({ kind, places }) => `${kind} ${places}`).sort()].join(", ");

/**
 * Sets what a delegation is notified of. Places that are raised go at once to whoever waits for them; places lowered
 * below their use throw nobody out, and nobody more gets in (decision 0014).
 * @returns the new version and how many took a freed place; NOT_FOUND outside the actor's delegations, INVALID for
 *   categories and zones of another conference, CONFLICT staleVersion when somebody was faster
 */
export async function setDelegationTerms(
  ctx: Ctx,
  input: SetDelegationTermsInput,
): Promise<Result<{ version: number; filled: number }>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  const { delegationId, version, quota, deadlineOn, language, contactEmail, limits } = input;
  return inTransaction(ctx, async (tx, ctx) => {
    const before = await tx.delegation.findFirst({
      where: { AND: [{ id: delegationId }, delegationScope(ctx, "organization.manage")] },
      include: { conference: true, quotas: true },
    });
    if (!before) return refuse("NOT_FOUND", "delegationNotFound");
    const { conferenceId, conference } = before;
    if (!(await limitsFit(tx, conferenceId, limits))) return refuse("INVALID", "checkFields");
    const deadlineAt = deadlineOn ? endOfDayAt(deadlineOn, conference.timeZone) : null;
    const { count } = await tx.delegation.updateMany({
      where: { id: delegationId, version },
      data: { quota, deadlineAt, language, contactEmail, version: version + 1 },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    await tx.delegationQuota.deleteMany({ where: { delegationId } });
    await tx.delegationQuota.createMany({
      data: limits.map((limit) => ({ id: newId(), delegationId, ...limit })),
    });
    const filled = await fillFreedPlaces(tx, ctx, delegationId, { by: "quotaRaised", decisionId: null });
    if (!filled.ok) return filled;
    await recordAudit(tx, ctx, {
      action: "delegation.termsSet",
      conferenceId,
      subjectType: "delegation",
      subjectId: delegationId,
      changes: {
        places: { before: words(before.quotas, before.quota), after: words(limits, quota) },
        deadlineAt: {
          before: before.deadlineAt?.toISOString() ?? null,
          after: deadlineAt?.toISOString() ?? null,
        },
        language: { before: before.language, after: language },
        contactEmail: { before: before.contactEmail, after: contactEmail },
      },
      details: { placesFilled: filled.value },
    });
    return ok({ version: version + 1, filled: filled.value });
  });
}
