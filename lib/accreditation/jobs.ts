import "server-only";
import { z } from "zod";
import { restartReview } from "@/lib/accreditation/commands/restart-review";
import { restartableIn } from "@/lib/accreditation/restartable";
import { RESTARTABLE } from "@/lib/accreditation/review-versions";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";

const payloadSchema = z.strictObject({ conferenceId: z.uuid(), ruleSetId: z.uuid() });

/**
 * Task `reviews.restart`: puts people under the present rules, each in a transaction of its own, so that others go on
 * deciding meanwhile. Killed and run again, it goes on with those who are left. A version that is not the present one
 * any more is left alone: its administrator saw another number of people.
 * @throws Error for the queue to try again
 */
export async function restartAllReviews(ctx: Ctx, payload: unknown): Promise<void> {
  const { conferenceId, ruleSetId } = payloadSchema.parse(payload);
  const { present, groups } = await restartableIn(db, conferenceId);
  if (present.id !== ruleSetId) return;
  for (const { reviewRuleSetId, categoryId } of groups) {
    const people = await db.delegate.findMany({
      where: { conferenceId, reviewRuleSetId, categoryId, state: { in: RESTARTABLE } },
      select: { id: true },
      orderBy: { id: "asc" },
    });
    for (const { id } of people) {
      const done = await restartReview(ctx, { delegateId: id, ruleSetId });
      if (!done.ok) throw new Error(`restart: ${done.error.code} ${done.error.message}`);
    }
  }
}
