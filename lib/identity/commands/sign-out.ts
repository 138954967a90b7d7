import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { closeSession } from "@/lib/identity/session";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result } from "@/lib/result";

/** Ends this session; without one, or when it had ended already, it does nothing. */
export async function signOut(ctx: Ctx): Promise<Result<undefined>> {
  allowEveryone("everybody may leave");
  const { actor } = ctx;
  if (actor.kind !== "user" && actor.kind !== "registrant") return ok();
  return inTransaction(ctx, async (tx) => {
    if (!(await closeSession(tx, actor.sessionId, ctx.now))) return ok();
    await recordAudit(tx, ctx, {
      action: "session.closed",
      conferenceId: actor.kind === "registrant" ? actor.conferenceId : null,
      subjectType: "session",
      subjectId: actor.sessionId,
    });
    return ok();
  });
}
