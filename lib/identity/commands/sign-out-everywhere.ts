import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx, RegistrantActor } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { closeSessionsOfUser } from "@/lib/identity/session";
import { aboutUser } from "@/lib/identity/user-account";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refuse } from "@/lib/result";

async function closeRegistrant(tx: Tx, { email, conferenceId }: RegistrantActor, now: Date): Promise<number> {
  const open = { email, conferenceId, revokedAt: null };
  return (await tx.session.updateMany({ where: open, data: { revokedAt: now } })).count;
}

/**
 * Ends every session of the signed-in person, on every device, this one included.
 * @returns how many ended; UNAUTHENTICATED for whoever has none
 */
export async function signOutEverywhere(ctx: Ctx): Promise<Result<{ closed: number }>> {
  allowEveryone("everybody may leave");
  const { actor } = ctx;
  if (actor.kind !== "user" && actor.kind !== "registrant") return refuse("UNAUTHENTICATED", "signInFirst");
  return inTransaction(ctx, async (tx) => {
    const isUser = actor.kind === "user";
    const closed = isUser
      ? await closeSessionsOfUser(tx, actor.userId, ctx.now)
      : await closeRegistrant(tx, actor, ctx.now);
    const about = isUser
      ? aboutUser(actor.userId)
      : { conferenceId: actor.conferenceId, subjectType: "session", subjectId: actor.sessionId };
    await recordAudit(tx, ctx, { action: "sessions.closedEverywhere", ...about, details: { closed } });
    return ok({ closed });
  });
}
