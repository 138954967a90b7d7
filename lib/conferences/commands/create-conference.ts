import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { ReviewRules } from "@/lib/conferences/review-rules";
import type { CreateConferenceInput } from "@/lib/conferences/schema";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/**
 * Founds a conference with its deadlines, zones and categories.
 * @returns the id; CONFLICT codeTaken when slug or code is in use
 */
export async function createConference(
  ctx: Ctx,
  input: CreateConferenceInput,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "conference.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const { deadlines, zones, categories, calendar, vipRanks, ...conference } = input;
    const id = newId();
    const zoneIds = new Map(zones.map((zone) => [zone.code, newId()]));
    const idOfZone = (code: string) => zoneIds.get(code) ?? [];
    await tx.conference.create({
      data: {
        ...conference,
        ...calendar,
        holidays: calendar?.holidays.map((date) => new Date(date)) ?? [],
        id,
        startsOn: new Date(conference.startsOn),
        endsOn: new Date(conference.endsOn),
        deadlines: {
          create: deadlines.map((deadline, position) => ({ id: newId(), position, ...deadline })),
        },
        zones: { create: zones.map((zone) => ({ ...zone, id: zoneIds.get(zone.code) ?? newId() })) },
      },
    });
    const rules: ReviewRules = {};
    const categoryIds = new Map<string, string>();
    for (const [position, { zoneCodes, review, ...category }] of categories.entries()) {
      const categoryId = newId();
      categoryIds.set(category.code, categoryId);
      if (review) rules[categoryId] = review;
      await tx.category.create({
        data: {
          ...category,
          id: categoryId,
          conferenceId: id,
          position,
          zones: { create: zoneCodes.flatMap(idOfZone).map((zoneId) => ({ zoneId })) },
        },
      });
    }
    await tx.vipRank.createMany({
      data: vipRanks.map(({ code, photoOptional, categoryCode }, position) => ({
        conferenceId: id,
        code,
        position,
        photoOptional,
        categoryId: categoryIds.get(categoryCode) ?? "",
      })),
    });
    await tx.reviewRuleSet.create({
      data: { id: newId(), conferenceId: id, number: 1, rules, createdAt: ctx.now },
    });
    await recordAudit(tx, ctx, {
      action: "conference.created",
      conferenceId: id,
      subjectType: "conference",
      subjectId: id,
      details: { code: conference.code, categories: categories.map((category) => category.code) },
    });
    return ok({ id });
  });
}
