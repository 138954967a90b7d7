import "server-only";
import { z } from "zod";
import { carryOutPortion } from "@/lib/accreditation/bulk/commands/carry-out-portion";
import {
  type ActToCarryOut,
  carryOutRow,
  type RowToCarryOut,
} from "@/lib/accreditation/bulk/commands/carry-out-row";
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

/** People in one transaction: enough that what they share is read and written once, few enough to be soon over. */
export const PORTION = 25;

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

/** Does the act to a portion; one that does not go through as a whole is carried out person by person. */
async function carryOutAll(
  ctx: Ctx,
  act: ActToCarryOut,
  rows: readonly BulkActRow[],
): Promise<[BulkActRow, Refusal | null][]> {
  const people = rows.map(({ position, delegateId, version }) => ({ position, delegateId, version }));
  const whole = await carryOutPortion(ctx, { ...act, rows: people }).catch((error: unknown) => {
    log.warn({ err: error, actId: act.actId }, "bulk portion failed, its rows are carried out one by one");
  });
  const settled: [BulkActRow, Refusal | null][] = [];
  for (const row of rows) {
    const { position, delegateId, version } = row;
    const outcome = whole?.ok
      ? whole.value.get(position)
      : ((await carryOut(ctx, { ...act, position, delegateId, version })) ?? null);
    if (outcome !== undefined) settled.push([row, outcome]);
  }
  return settled;
}

/** Works off the rows of an act in that state, portion by portion: two at once were slower, measured. */
async function eachPortion(
  actId: string,
  state: "NEW" | "READY",
  work: (rows: BulkActRow[]) => Promise<void>,
): Promise<void> {
  const rows = await db.bulkActRow.findMany({ where: { actId, state }, orderBy: { position: "asc" } });
  for (let at = 0; at < rows.length; at += PORTION) await work(rows.slice(at, at + PORTION));
}

const NOT_ALLOWED: Refusal = { code: "FORBIDDEN", message: "notAllowed" };
const ROLE_ENDED: Refusal = { code: "FORBIDDEN", message: "roleEnded" };

/**
 * Task `bulkAct.try`: carries out the rows on behalf of whoever asked, and rolls them back: what goes through will
 * happen, what does not is left alone, with its reason. Killed and run again, it goes on with the rows that are left.
 * @throws Error for the queue to try again
 */
export async function tryBulkAct(ctx: Ctx, payload: unknown): Promise<void> {
  const { actId } = payloadSchema.parse(payload);
  const act = await db.bulkAct.findUnique({ where: { id: actId } });
  if (act?.state !== "TRYING") return;
  const { conferenceId } = act;
  const terms = bulkTermsSchema.parse(act.terms);
  const actor = await actorOfUser(act.requestedBy, actId, ctx.now);
  await eachPortion(actId, "NEW", async (rows) => {
    const trial = { actId, conferenceId, terms, mode: "trial" as const };
    const settled = actor
      ? await carryOutAll({ ...ctx, actor }, trial, rows)
      : rows.map((row) => [row, NOT_ALLOWED] as const);
    const passed = settled.flatMap(([{ position }, refused]) => (refused ? [] : [position]));
    await db.bulkActRow.updateMany({
      where: { actId, position: { in: passed }, state: "NEW" },
      data: { state: "READY" },
    });
    for (const [{ position }, refused] of settled) {
      if (refused)
        await db.bulkActRow.updateMany({
          where: { actId, position, state: "NEW" },
          data: { state: "BLOCKED", ...rowReasonOf(refused) },
        });
    }
  });
  await db.bulkAct.updateMany({ where: { id: actId, state: "TRYING" }, data: { state: "PREVIEW" } });
}

/**
 * Task `bulkAct.run`: does the act portion by portion, each in a transaction of its own, with the roles that whoever
 * asked holds at that moment: when the role is gone, the rest is not done and says so. Killed and run again, it goes on
 * with the rows that are left; run twice at once, no row is done twice.
 * @throws Error for the queue to try again
 */
export async function runBulkAct(ctx: Ctx, payload: unknown): Promise<void> {
  const { actId } = payloadSchema.parse(payload);
  const act = await db.bulkAct.findUnique({ where: { id: actId } });
  if (act?.state !== "RUNNING") return;
  const { conferenceId, kind, requestedBy } = act;
  const terms = bulkTermsSchema.parse(act.terms);
  await eachPortion(actId, "READY", async (rows) => {
    const actor = await actorOfUser(requestedBy, actId, ctx.now);
    const may = actor && can(actor, PERMISSION_OF_KIND[kind], { conferenceId });
    const settled = may
      ? await carryOutAll({ ...ctx, actor }, { actId, conferenceId, terms, mode: "run" }, rows)
      : rows.map((row) => [row, ROLE_ENDED] as const);
    for (const [{ position }, refused] of settled) {
      if (refused)
        await db.bulkActRow.updateMany({
          where: { actId, position, state: "READY" },
          data: { state: "FAILED", settledAt: ctx.now, ...rowReasonOf(refused) },
        });
    }
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
