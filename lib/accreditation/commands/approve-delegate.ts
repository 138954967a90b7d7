import "server-only";
import { reviewsLacking } from "@/lib/accreditation/advance-reviews";
import { findSubject, refuseUnlessSeparate, type Subject } from "@/lib/accreditation/find-subject";
import { lockRoom, NO_ROOM, reachedCaps } from "@/lib/accreditation/room";
import type { ApproveDelegateInput } from "@/lib/accreditation/schema";
import { blockedStart, ruleSetFor } from "@/lib/accreditation/start-guards";
import { zonesOfCategory } from "@/lib/accreditation/zones-of-category";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { allowsApproval, clearanceObstacle } from "@/lib/policy/clearance-workflow";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Which of these codes are zones of the conference, in the order of the badge. */
async function knownZones(tx: Tx, conferenceId: string, codes: ReadonlySet<string>): Promise<string[]> {
  const where = { conferenceId, code: { in: [...codes] } };
  const zones = await tx.zone.findMany({ where, orderBy: { bit: "asc" } });
  return zones.map(({ code }) => code);
}

/** What another category asks for and this file lacks: the note verbale, or reviews that nobody closed. */
async function obstacleInCategory(tx: Tx, subject: Subject, categoryId: string): Promise<string | undefined> {
  const ruleSet = await ruleSetFor(tx, subject);
  const { nominationVerified } = await blockedStart(tx, { ...subject, categoryId }, ruleSet);
  const lacking = await reviewsLacking(tx, { id: subject.id, categoryId }, ruleSet);
  return nominationVerified ?? (lacking.length > 0 ? "categoryNeedsReviews" : undefined);
}

/**
 * Accredits a person in a category with zones. Whoever created or passed the file, or belongs to the delegation, does
 * not decide it; the database repeats this. Into another category only with the reviews that it asks for.
 * @returns the new version; FORBIDDEN with the reason of separation, CONFLICT on a stale page, while clearance is open or
 *   refused, categoryHasNoRoom or venueHasNoRoom where a cap is reached, categoryNeedsReviews or nominationNotVerified for
 *   another category, INVALID for a category or zone of another conference
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
    const { conferenceId, categoryId: before, clearance } = found.value;
    if (!allowsApproval(clearance)) return refuse("CONFLICT", clearanceObstacle(clearance));
    const category =
      input.categoryId === before
        ? found.value.category
        : await tx.category.findFirst({ where: { id: input.categoryId, conferenceId } });
    if (!category) return refuse("INVALID", "checkFields", { fields: { categoryId: "chooseOne" } });
    const asked = new Set(input.zoneCodes);
    const own = await zonesOfCategory(tx, ctx, category.id);
    const takesAll = own.length === asked.size && own.every((code) => asked.has(code));
    const zoneCodes = takesAll ? own : await knownZones(tx, conferenceId, asked);
    if (zoneCodes.length !== asked.size) {
      return refuse("INVALID", "checkFields", { fields: { zoneCodes: "chooseOne" } });
    }
    if (category.id !== before) {
      const unreviewed = await obstacleInCategory(tx, found.value, category.id);
      if (unreviewed) return refuse("CONFLICT", unreviewed);
    }
    const capped = await lockRoom(tx, ctx, conferenceId);
    const place = { id: found.value.id, conferenceId, categoryId: category.id };
    const [full] = capped ? await reachedCaps(tx, place) : [];
    if (full) return refuse("CONFLICT", NO_ROOM[full.kind]);
    const moved = await transitionDelegate(tx, ctx, {
      action: "approve",
      delegate: found.value,
      version: input.version,
      record: { categoryCode: category.code, zoneCodes },
      data: { categoryId: category.id, approvedZoneCodes: zoneCodes, dueAt: null },
      keepsPlace: takesAll && category.id === before,
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
