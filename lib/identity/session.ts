import "server-only";
import type { Actor, Ctx, Grant } from "@/lib/context";
import { db, type Tx } from "@/lib/db/client";
import { LIFETIME, sessionIsAlive, TOUCH_INTERVAL } from "@/lib/identity/session-lifetime";
import { hashToken, isToken, newToken } from "@/lib/identity/tokens";
import { newId } from "@/lib/ids";
import { isRole, roleDefinition } from "@/lib/policy/roles";

const ANONYMOUS: Actor = { kind: "anonymous" };

/** Whom a new session is for. */
export type SessionHolder =
  | { kind: "USER"; userId: string; secondFactorAt: Date | null }
  | { kind: "REGISTRANT"; email: string; conferenceId: string };

/**
 * Opens a session in the caller's transaction.
 * @returns the token for the cookie; only its hash is stored
 */
export async function openSession(
  tx: Tx,
  ctx: Ctx,
  holder: SessionHolder,
  userAgent: string,
): Promise<string> {
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
  const { count } = await tx.session.updateMany({
    where: { userId, revokedAt: null, ...(exceptSessionId ? { id: { not: exceptSessionId } } : {}) },
    data: { revokedAt: now },
  });
  return count;
}

/**
 * Who holds this cookie, read from the database at every request, so that an ended session, a suspension or a
 * withdrawn role counts at once.
 */
export async function actorOfToken(token: string | undefined, now: Date): Promise<Actor> {
  if (!isToken(token)) return ANONYMOUS;
  const session = await db.session.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { user: { include: { grants: { where: { revokedAt: null } } } } },
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
  const held = user.grants.flatMap((grant): Grant[] => {
    const { role, conferenceId, delegationId, categoryIds } = grant;
    return isRole(role) ? [{ role, conferenceId, delegationId, categoryIds }] : [];
  });
  const shown = session.secondFactorAt !== null;
  const grants = held.filter((grant) => shown || !roleDefinition(grant.role).secondFactor);
  return {
    kind: "user",
    userId: user.id,
    name: user.name,
    email: user.email,
    sessionId: session.id,
    organizationId: user.organizationId,
    grants,
    secondFactorDue: grants.length < held.length,
  };
}
