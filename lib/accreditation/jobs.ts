import "server-only";
import { z } from "zod";
import { lapseUnanswered } from "@/lib/accreditation/commands/lapse-unanswered";
import { makeExport } from "@/lib/accreditation/commands/make-export";
import { restartReview } from "@/lib/accreditation/commands/restart-review";
import { takePlaceReviewed } from "@/lib/accreditation/commands/take-place-reviewed";
import { restartableIn } from "@/lib/accreditation/restartable";
import { RESTARTABLE } from "@/lib/accreditation/review-versions";
import { nextForRoom } from "@/lib/accreditation/room";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { fileStore } from "@/lib/documents/file-store";
import { actorOfUser } from "@/lib/identity/actor-of-user";
import type { RoomFreed } from "@/lib/jobs/tasks";
import { DELEGATE_ACTIONS } from "@/lib/policy/delegate-workflow";

const payloadSchema = z.strictObject({ exportId: z.uuid() });

/** An export is made again in a minute; a copy that lies about serves nobody. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Task `export.make`: makes the file of an export with the roles that whoever asked holds now. Killed and run again it
 * begins anew.
 * @throws Error for the queue to try again
 */
export async function runExport(ctx: Ctx, payload: unknown): Promise<void> {
  const { exportId } = payloadSchema.parse(payload);
  const found = await db.export.findUnique({ where: { id: exportId } });
  if (found?.state !== "WAITING") return;
  const actor = await actorOfUser(found.requestedBy, exportId, ctx.now);
  const made = actor && (await makeExport({ ...ctx, actor }, { exportId }));
  if (made?.ok) return;
  if (made && made.error.code !== "FORBIDDEN")
    throw new Error(`export: ${made.error.code} ${made.error.message}`);
  await db.export.updateMany({
    where: { id: exportId, state: "WAITING" },
    data: { state: "FAILED", failure: "notAllowed", finishedAt: ctx.now },
  });
}

/** Task `exports.clean`: removes exports of last week with their files. Runs any number of times. */
export async function cleanExports(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.now.getTime() - KEPT_MS);
  const old = await db.export.findMany({ where: { createdAt: { lt: before } }, include: { file: true } });
  for (const { id, file } of old) {
    await db.$transaction(async (tx) => {
      await tx.export.deleteMany({ where: { id } });
      if (file) await tx.file.deleteMany({ where: { id: file.id } });
    });
    if (file) await fileStore().delete(file.storageKey);
  }
  return old.length;
}

/** Nothing but what the queue adds itself when the task comes round. */
const sweepSchema = z.strictObject({ _cron: z.unknown().optional() });

const roomSchema = z.strictObject({
  conferenceId: z.uuid(),
  by: z.enum([...DELEGATE_ACTIONS, "capRaised", "found"]),
  decisionId: z.uuid().nullable(),
});

/**
 * Task `room.fill`: gives room that became free to those who wait after the review, in their order, each in a
 * transaction of its own. What freed it is the cause of the first one; the others find room that was there already.
 * Whoever has no place in the own delegation any more is passed over. Runs any number of times.
 * @returns how many were given room
 */
export async function fillRoom(ctx: Ctx, payload: unknown): Promise<number> {
  const { conferenceId, by, decisionId } = roomSchema.parse(payload);
  const passed: string[] = [];
  for (let given = 0; ; ) {
    const delegateId = await nextForRoom(db, conferenceId, passed);
    if (!delegateId) return given;
    const freed: RoomFreed = given === 0 ? { by, decisionId } : { by: "found", decisionId: null };
    const moved = await takePlaceReviewed(ctx, { delegateId, freed });
    if (moved.ok) given += 1;
    else passed.push(delegateId);
  }
}

/** Task `room.sweep`: the same wherever somebody waits, for room that nobody announced. */
export async function sweepRoom(ctx: Ctx, payload: unknown): Promise<void> {
  sweepSchema.parse(payload);
  const today = new Date(ctx.now.toISOString().slice(0, 10));
  const waiting = await db.delegate.findMany({
    where: { awaitsRoom: true, state: "WAITLISTED", conference: { endsOn: { gte: today } } },
    distinct: ["conferenceId"],
    select: { conferenceId: true },
  });
  for (const { conferenceId } of waiting) {
    await fillRoom(ctx, { conferenceId, by: "found", decisionId: null });
  }
}

/**
 * Task `returns.lapse`, every hour: ends registrations whose answer is overdue. Each decides for itself in a
 * transaction of its own, so that one that was answered just now, or not reminded of, does not stop the others.
 * @returns how many lapsed
 */
export async function lapseReturns(ctx: Ctx, payload: unknown): Promise<number> {
  sweepSchema.parse(payload);
  const overdue = await db.delegate.findMany({
    where: { state: "RETURNED", dueAt: { lt: ctx.now } },
    select: { id: true },
    orderBy: { dueAt: "asc" },
  });
  let lapsed = 0;
  for (const { id } of overdue) if ((await lapseUnanswered(ctx, { delegateId: id })).ok) lapsed += 1;
  return lapsed;
}

const restartSchema = z.strictObject({ conferenceId: z.uuid(), ruleSetId: z.uuid() });

/**
 * Task `reviews.restart`: puts people under the present rules, each in a transaction of its own, so that others go on
 * deciding meanwhile. Killed and run again, it goes on with those who are left. A version that is not the present one
 * any more is left alone: its administrator saw another number of people.
 * @throws Error for the queue to try again
 */
export async function restartAllReviews(ctx: Ctx, payload: unknown): Promise<void> {
  const { conferenceId, ruleSetId } = restartSchema.parse(payload);
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
