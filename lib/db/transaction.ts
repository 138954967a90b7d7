import "server-only";
import type { Ctx } from "@/lib/context";
import { db, type Tx } from "@/lib/db/client";
import { mayRunAgain, refusalOfDatabaseError } from "@/lib/db/errors";
import type { Refusal } from "@/lib/errors";
import type { Result } from "@/lib/result";

/** Thrown inside the transaction so that Prisma rolls back; never leaves this file. */
class Rollback extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

type Options = {
  /** How often it is run at most when a deadlock undoes it; more than once for work without effects outside alone. */
  tries?: number;
};

/**
 * Runs `work` in a transaction: joins the one in `ctx.tx`, or opens one at READ COMMITTED. A refusal rolls back
 * everything and is given as a value; a violated named constraint becomes its refusal; other errors are thrown.
 */
export async function inTransaction<T>(
  ctx: Ctx,
  work: (tx: Tx, ctx: Ctx & { tx: Tx }) => Promise<Result<T>>,
  { tries = 1 }: Options = {},
): Promise<Result<T>> {
  // Joined: the outer command returns this refusal itself and so rolls back the whole.
  if (ctx.tx) return work(ctx.tx, { ...ctx, tx: ctx.tx });
  try {
    return await db.$transaction(
      async (tx) => {
        const result = await work(tx, { ...ctx, tx });
        if (!result.ok) throw new Rollback(result.error);
        return result;
      },
      { timeout: 10_000, maxWait: 5_000 },
    );
  } catch (error) {
    if (error instanceof Rollback) return { ok: false, error: error.refusal };
    if (tries > 1 && mayRunAgain(error)) return inTransaction(ctx, work, { tries: tries - 1 });
    const refusal = refusalOfDatabaseError(error);
    if (refusal) return { ok: false, error: refusal };
    throw error;
  }
}
