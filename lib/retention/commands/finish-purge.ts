import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";
import { countByClass, countedRow } from "@/lib/retention/purge-list";

/**
 * Ends a purge when each of its rows is settled and no object is left in the store, and records by class what went; once,
 * however often it is asked.
 */
export async function finishPurge(ctx: Ctx, { purgeId }: { purgeId: string }): Promise<Result<undefined>> {
  const denied = authorize(ctx, "registration.purge");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const open = { purgeId, OR: [{ state: "LISTED" as const }, { storageKeys: { isEmpty: false } }] };
    if ((await tx.purgeRow.count({ where: open })) > 0) return ok();
    const { count } = await tx.purge.updateMany({
      where: { id: purgeId, startedAt: { not: null }, finishedAt: null },
      data: { finishedAt: ctx.now },
    });
    if (count === 0) return ok();
    const purge = await tx.purge.findUniqueOrThrow({
      where: { id: purgeId },
      include: { rows: true, signature: true },
    });
    const done = purge.rows.filter(({ state }) => state === "DONE");
    const classes = countByClass(done.map(countedRow));
    await recordAudit(tx, ctx, {
      action: "purge.finished",
      conferenceId: purge.conferenceId,
      subjectType: "purge",
      subjectId: purgeId,
      details: {
        listHash: Buffer.from(purge.listHash).toString("hex"),
        classes: classes.map(
          ({ name, people, records, files }) =>
            `${name}: ${people} people, ${records} records, ${files} files`,
        ),
        leftOut: purge.rows.length - done.length,
        askedBy: purge.signature.requestedBy,
        signedBy: purge.signature.settledBy,
      },
    });
    return ok();
  });
}
