import "server-only";
import type { Ctx, UserActor } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { lockUser } from "@/lib/identity/session";
import { isRecent } from "@/lib/identity/session-lifetime";
import { ok, refuse } from "@/lib/result";

/**
 * The session of somebody who is about to change how they sign in, with the account locked until the commit. A session
 * left open on a desk must not do: the sign-in must be recent, and an enrolled second factor shown (OWASP ASVS 5.0, 7.5.1).
 * @returns the user; UNAUTHENTICATED when the session ended, FORBIDDEN secondFactorFirst or signInAgain
 */
export async function takeOwnSession(tx: Tx, ctx: Ctx, actor: UserActor) {
  await lockUser(tx, actor.userId);
  const session = await tx.session.findFirst({
    where: { id: actor.sessionId, userId: actor.userId, revokedAt: null },
    include: { user: true },
  });
  if (!session?.user) return refuse("UNAUTHENTICATED", "signInFirst");
  if (session.user.secondFactorSince && !session.secondFactorAt)
    return refuse("FORBIDDEN", "secondFactorFirst");
  if (!isRecent(session.createdAt, ctx.now)) return refuse("FORBIDDEN", "signInAgain");
  return ok(session.user);
}
