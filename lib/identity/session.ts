import "server-only";
import type { Actor, Ctx } from "@/lib/context";
import { db, type Tx } from "@/lib/db/client";
import { grantsInForce } from "@/lib/identity/grants-in-force";
import { LIFETIME, sessionIsAlive, TOUCH_INTERVAL } from "@/lib/identity/session-lifetime";
import { hashToken, isToken, newToken } from "@/lib/identity/tokens";
import { newId } from "@/lib/ids";

const ANONYMOUS: Actor = { kind: "anonymous" };

/** Whom a new session is for. */
export type SessionHolder =
  | { kind: "USER"; userId: string; secondFactorAt: Date | null }
  | { kind: "REGISTRANT"; email: string; conferenceId: string };

/**
 * Holds the user's row until the commit. Whatever opens or ends sessions takes turns on it: otherwise a sign-in under
 * way could slip a session past a suspension or a new password.
 */
export async function lockUser(
  tx: Tx,
  userId: string,
): Promise<{ passwordHash: string | null; suspendedAt: Date | null } | undefined> {
  const [row] = await tx.$queryRaw<{ passwordHash: string | null; suspendedAt: Date | null }[]>`
    SELECT "passwordHash", "suspendedAt" FROM "User" WHERE "id" = ${userId}::uuid FOR NO KEY UPDATE`;
  return row;
}

/** Whether nobody has ended the session; after `lockUser` nobody can until the commit. */
export async function sessionIsOpen(tx: Tx, sessionId: string): Promise<boolean> {
  return (await tx.session.count({ where: { id: sessionId, revokedAt: null } })) === 1;
}

/** Ends one session; false when it had ended already. */
export async function closeSession(tx: Tx, sessionId: string, now: Date): Promise<boolean> {
  const { count } = await tx.session.updateMany({
    where: { id: sessionId, revokedAt: null },
    data: { revokedAt: now },
  });
  return count === 1;
}

/**
 * Opens a session in the caller's transaction; one that this browser held before ends. For a user, `lockUser` was
 * called before in the same transaction.
 * @returns the token for the cookie; only its hash is stored
 */
export async function openSession(
  tx: Tx,
  ctx: Ctx,
  holder: SessionHolder,
  userAgent: string,
): Promise<string> {
  if ("sessionId" in ctx.actor) await closeSession(tx, ctx.actor.sessionId, ctx.now);
  const token = newToken();
  await tx.session.create({
    data: {
      id: newId(),
      tokenHash: hashToken(token),
      kind: holder.kind,
      userId: holder.kind === "USER" ? holder.userId : null,
      email: holder.kind === "REGISTRANT" ? holder.email : null,
      conferenceId: holder.kind === "REGISTRANT" ? holder.conferenceId : null,
      secondFactorAt: holder.kind === "USER" ? holder.secondFactorAt : null,
      address: ctx.address.slice(0, 100),
      userAgent: userAgent.slice(0, 300),
      createdAt: ctx.now,
      lastSeenAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + LIFETIME[holder.kind].absolute),
    },
  });
  return token;
}

/** Ends every session of a user in the caller's transaction: role change, suspension, password change. */
export async function closeSessionsOfUser(
  tx: Tx,
  userId: string,
  now: Date,
  exceptSessionId?: string,
): Promise<number> {
  await lockUser(tx, userId);
  const { count } = await tx.session.updateMany({
    where: { userId, revokedAt: null, ...(exceptSessionId ? { id: { not: exceptSessionId } } : {}) },
    data: { revokedAt: now },
  });
  return count;
}

/** Roles that count at that instant: not revoked, begun, and not ended. */
export const grantHolds = (now: Date) => ({
  revokedAt: null,
  AND: [
    { OR: [{ startsAt: null }, { startsAt: { lte: now } }] },
    { OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
  ],
});

/**
 * Who holds this cookie, read from the database at every request, so that an ended session, a suspension or a
 * withdrawn role counts at once.
 */
export async function actorOfToken(token: string | undefined, now: Date): Promise<Actor> {
  if (!isToken(token)) return ANONYMOUS;
  const session = await db.session.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { user: { include: { grants: { where: grantHolds(now) } } } },
  });
  if (!session || !sessionIsAlive(session, now)) return ANONYMOUS;
  if (now.getTime() - session.lastSeenAt.getTime() > TOUCH_INTERVAL) {
    await db.session.updateMany({ where: { id: session.id, revokedAt: null }, data: { lastSeenAt: now } });
  }
  if (session.kind === "REGISTRANT") {
    if (!session.email || !session.conferenceId) return ANONYMOUS;
    const { email, conferenceId } = session;
    return { kind: "registrant", email, conferenceId, sessionId: session.id };
  }
  const { user } = session;
  if (!user || user.suspendedAt) return ANONYMOUS;
  const { id: userId, name, email, organizationId } = user;
  const factor = { enrolled: user.secondFactorSince !== null, shown: session.secondFactorAt !== null };
  const counting = grantsInForce(user.grants, factor);
  return { kind: "user", userId, name, email, sessionId: session.id, organizationId, ...counting };
}
