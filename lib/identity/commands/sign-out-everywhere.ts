import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { closeSessionsOfUser } from "@/lib/identity/session";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result } from "@/lib/result";

/** Ends every session of the user, on every device, this one included. */
export async function signOutEverywhere(ctx: Ctx): Promise<Result<{ closed: number }>> {
  allowEveryone("everybody may leave");
  const { actor } = ctx;
  if (actor.kind !== "user" && actor.kind !== "registrant") return ok({ closed: 0 });
  return inTransaction(ctx, async (tx) => {
    const closed =
      actor.kind === "user"
        ? await closeSessionsOfUser(tx, actor.userId, ctx.now)
        : (
            await tx.session.updateMany({
              where: { email: actor.email, conferenceId: actor.conferenceId, revokedAt: null },
              data: { revokedAt: ctx.now },
            })
          ).count;
    await recordAudit(tx, ctx, {
      action: "sessions.closedEverywhere",
      conferenceId: actor.kind === "registrant" ? actor.conferenceId : null,
      subjectType: actor.kind === "user" ? "user" : "session",
      subjectId: actor.kind === "user" ? actor.userId : actor.sessionId,
      details: { closed },
    });
    return ok({ closed });
  });
}
