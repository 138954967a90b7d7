import "server-only";
import { actOnPerson, type PersonOfAct } from "@/lib/accreditation/bulk/act-on-person";
import { PERMISSION_OF_KIND } from "@/lib/accreditation/bulk/permission-of-kind";
import type { BulkTerms } from "@/lib/accreditation/bulk/schema";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

export type ActToCarryOut = {
  actId: string;
  conferenceId: string;
  terms: BulkTerms;
  /** A trial is rolled back when it has gone through. */
  mode: "trial" | "run";
};

export type RowToCarryOut = ActToCarryOut & PersonOfAct & { position: number };

/** Transactions until somebody is told of a deadlock; the act has no effect outside its transaction. */
const TRIES = 5;

const TRIAL_PASSED = { code: "CONFLICT", message: "trialPassed" } as const;

/**
 * Does the act to one person, by the command of the single act, in a transaction of its own with the note that it is
 * done. A row that is settled is passed over, so that a job may be killed and run again, or run twice at once. A trial
 * goes the same way to its end and is rolled back.
 * @returns the refusal of the single act: then nothing has happened and the row stands as it stood
 */
export async function carryOutRow(ctx: Ctx, row: RowToCarryOut): Promise<Result<undefined>> {
  const denied = authorize(ctx, PERMISSION_OF_KIND[row.terms.kind], { conferenceId: row.conferenceId });
  if (denied) return refusal(denied);
  const { actId, position, mode } = row;
  const work = async (tx: Tx, ctx: Ctx & { tx: Tx }): Promise<Result<undefined>> => {
    if (mode === "run") {
      // First, since the row's lock keeps a second job out until the commit.
      const { count } = await tx.bulkActRow.updateMany({
        where: { actId, position, state: "READY" },
        data: { state: "DONE", settledAt: ctx.now },
      });
      if (count === 0) return ok();
    }
    const acted = await actOnPerson(tx, ctx, row.terms, row);
    if (!acted.ok) return acted;
    if (mode === "run") return ok();
    // What is checked at the commit must be heard in the trial too.
    await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
    return refusal(TRIAL_PASSED);
  };
  const done = await inTransaction(ctx, work, { tries: TRIES });
  if (!done.ok && done.error.message === TRIAL_PASSED.message) return ok();
  return done;
}
