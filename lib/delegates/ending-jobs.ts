import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { closeRegistration } from "@/lib/delegates/commands/close-registration";
import { lapseRegistration } from "@/lib/delegates/commands/lapse-registration";
import { dueForEnding, ENDINGS, type Ending } from "@/lib/delegates/due-endings";
import type { Result } from "@/lib/result";

/** Nothing but what the queue adds itself when the task comes round. */
const sweepSchema = z.strictObject({ _cron: z.unknown().optional() });
const PORTION = 200;
const FIRST = "00000000-0000-0000-0000-000000000000";

function end(ctx: Ctx, ending: Ending, delegateId: string): Promise<Result<undefined>> {
  return ending === "close"
    ? closeRegistration(ctx, { delegateId })
    : lapseRegistration(ctx, { delegateId, ending });
}

/**
 * Task `registrations.end`: lets lapse and closes what is due, in portions, each registration in a transaction of its
 * own. Killed and run again it goes on with those who are left; who was faster than the task is left alone.
 * @returns how many ended, by ending
 * @throws AggregateError after the whole round, for the queue to try again: one that fails keeps nobody else back
 */
export async function endRegistrations(ctx: Ctx, payload: unknown): Promise<Record<Ending, number>> {
  sweepSchema.parse(payload);
  const failures: unknown[] = [];
  const ended = { lapseUnsubmitted: 0, lapseUndecided: 0, close: 0 };
  for (const ending of ENDINGS) {
    let after = FIRST;
    for (;;) {
      const ids = await dueForEnding(db, ending, ctx.now, { after, take: PORTION });
      for (const delegateId of ids) {
        try {
          const done = await end(ctx, ending, delegateId);
          if (done.ok) ended[ending] += 1;
        } catch (error) {
          failures.push(error);
        }
      }
      const last = ids.at(-1);
      if (!last || ids.length < PORTION) break;
      after = last;
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "registrations.end: some did not end");
  return ended;
}
