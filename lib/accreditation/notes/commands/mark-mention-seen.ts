import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Takes a mention off the reader's home. Twice is as good as once; mentions of others are not found. */
export async function markMentionSeen(ctx: Ctx, { noteId }: { noteId: string }): Promise<Result<undefined>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const where = { noteId, userId: actor.userId };
  if (!(await db.noteMention.findFirst({ where }))) return refuse("NOT_FOUND", "registrationNotFound");
  await db.noteMention.updateMany({ where: { ...where, seenAt: null }, data: { seenAt: ctx.now } });
  return ok();
}
