import "server-only";
import { z } from "zod";
import { carryOutRow, type RowToCarryOut } from "@/lib/accreditation/bulk/commands/carry-out-row";
import { finishBulkAct } from "@/lib/accreditation/bulk/commands/finish-bulk-act";
import { PERMISSION_OF_KIND } from "@/lib/accreditation/bulk/permission-of-kind";
import { rowReasonOf } from "@/lib/accreditation/bulk/row-reason";
import { bulkTermsSchema } from "@/lib/accreditation/bulk/schema";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import type { BulkActRow } from "@/lib/db/generated/client";
import type { Refusal } from "@/lib/errors";
import { actorOfUser } from "@/lib/identity/actor-of-user";
import { log } from "@/lib/log";
import { can } from "@/lib/policy/can";
import { refuse } from "@/lib/result";

const payloadSchema = z.strictObject({ actId: z.uuid() });

/** Rows under way at once: they wait for the database in turn, and leave connections to others. */
const AT_ONCE = 4;

/** A row that breaks something is told and passed over: it must not hold up all others. */
async function carryOut(ctx: Ctx, row: RowToCarryOut): Promise<Refusal | undefined> {
  const done = await carryOutRow(ctx, row).catch((error: unknown) => {
    log.error({ err: error, actId: row.actId, position: row.position }, "bulk row failed");
    return refuse("UNAVAILABLE", "bulkRowBroken");
  });
  if (done.ok) return undefined;
  // The database is away: the queue tries again, and finds the rows that are left.
  if (done.error.code === "UNAVAILABLE" && done.error.message !== "bulkRowBroken")
    throw new Error(`bulk act: ${done.error.message}`);
  return done.error;
}

/** Works off the rows, some at once; stops when one throws. */
async function eachRow(rows: readonly BulkActRow[], work: (row: BulkActRow) => Promise<void>): Promise<void> {
  let at = 0;
  const lane = async () => {
    for (let row = rows[at++]; row !== undefined; row = rows[at++]) await work(row);
  };
  await Promise.all(
    Array.from({ length: AT_ONCE }, () =>
      lane().catch((error: unknown) => {
        at = rows.length;
        throw error;
      }),
    ),
  );
}

const openRows = (actId: string, state: "NEW" | "READY") =>
  db.bulkActRow.findMany({ where: { actId, state }, orderBy: { position: "asc" } });

/**
 * Task `bulkAct.try`: carries out each row on behalf of whoever asked, and rolls it back: what goes through will happen,
 * what does not is left alone, with its reason. Killed and run again, it goes on with the rows that are left.
 * @throws Error for the queue to try again
 */
export async function tryBulkAct(ctx: Ctx, payload: unknown): Promise<void> {
  const { actId } = payloadSchema.parse(payload);
  const act = await db.bulkAct.findUnique({ where: { id: actId } });
  if (act?.state !== "TRYING") return;
  const terms = bulkTermsSchema.parse(act.terms);
  const actor = await actorOfUser(act.requestedBy, actId, ctx.now);
  await eachRow(await openRows(actId, "NEW"), async ({ position, delegateId, version }) => {
    const { conferenceId } = act;
    const row = { actId, conferenceId, terms, position, delegateId, version, mode: "trial" as const };
    const refused: Refusal | undefined = actor
      ? await carryOut({ ...ctx, actor }, row)
      : { code: "FORBIDDEN", message: "notAllowed" };
    await db.bulkActRow.updateMany({
      where: { actId, position, state: "NEW" },
      data: refused ? { state: "BLOCKED", ...rowReasonOf(refused) } : { state: "READY" },
    });
  });
  await db.bulkAct.updateMany({ where: { id: actId, state: "TRYING" }, data: { state: "PREVIEW" } });
}

/**
 * Task `bulkAct.run`: does the act to one person after the other, each in a transaction of its own, with the roles that
 * whoever asked holds at that moment: when the role is gone, the rest is not done and says so. Killed and run again, it
 * goes on with the rows that are left; run twice at once, no row is done twice.
 * @throws Error for the queue to try again
 */
export async function runBulkAct(ctx: Ctx, payload: unknown): Promise<void> {
  const { actId } = payloadSchema.parse(payload);
  const act = await db.bulkAct.findUnique({ where: { id: actId } });
  if (act?.state !== "RUNNING") return;
  const { conferenceId, kind, requestedBy } = act;
  const terms = bulkTermsSchema.parse(act.terms);
  const settle = (position: number, refused: Refusal) =>
    db.bulkActRow.updateMany({
      where: { actId, position, state: "READY" },
      data: { state: "FAILED", settledAt: ctx.now, ...rowReasonOf(refused) },
    });
  await eachRow(await openRows(actId, "READY"), async ({ position, delegateId, version }) => {
    const actor = await actorOfUser(requestedBy, actId, ctx.now);
    if (!actor || !can(actor, PERMISSION_OF_KIND[kind], { conferenceId }))
      return void (await settle(position, { code: "FORBIDDEN", message: "roleEnded" }));
    const row = { actId, conferenceId, terms, position, delegateId, version, mode: "run" as const };
    const refused = await carryOut({ ...ctx, actor }, row);
    if (refused) await settle(position, refused);
  });
  const finished = await finishBulkAct(ctx, { actId });
  if (!finished.ok) throw new Error(`bulk act: ${finished.error.code} ${finished.error.message}`);
}

/** A preview that nobody acted upon is old after a day. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** Task `bulkActs.clean`: removes previews that led to nothing. Acts that were carried out stay. */
export async function cleanBulkActs(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now.getTime() - KEPT_MS);
  await db.bulkAct.deleteMany({ where: { state: { in: ["TRYING", "PREVIEW"] }, createdAt: { lt: before } } });
}
