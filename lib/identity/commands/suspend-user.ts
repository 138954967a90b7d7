import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { UserIdInput } from "@/lib/identity/schema";
import { closeSessionsOfUser } from "@/lib/identity/session";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Suspends an account; its sessions end at once. Nobody suspends themselves. */
export async function suspendUser(ctx: Ctx, { userId }: UserIdInput): Promise<Result<undefined>> {
  const denied = authorize(ctx, "user.manage");
  if (denied) return refusal(denied);
  if (ctx.actor.kind === "user" && ctx.actor.userId === userId) return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, suspendedAt: null },
      data: { suspendedAt: ctx.now },
    });
    if (count === 0) return refuse("CONFLICT", "alreadyDone");
    const closed = await closeSessionsOfUser(tx, userId, ctx.now);
    const subject = { conferenceId: null, subjectType: "user", subjectId: userId };
    await recordAudit(tx, ctx, { action: "user.suspended", ...subject, details: { closed } });
    return ok();
  });
}
