import "server-only";
import { z } from "zod";
import { makeExport } from "@/lib/accreditation/commands/make-export";
import { restartReview } from "@/lib/accreditation/commands/restart-review";
import { restartableIn } from "@/lib/accreditation/restartable";
import { RESTARTABLE } from "@/lib/accreditation/review-versions";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { fileStore } from "@/lib/documents/file-store";
import { actorOfUser } from "@/lib/identity/actor-of-user";

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
