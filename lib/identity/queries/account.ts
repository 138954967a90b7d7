import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { HELD_ROLE_PARTS, type HeldRole, heldRoles } from "@/lib/identity/held-roles";
import { sessionIsAlive } from "@/lib/identity/session-lifetime";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refuse } from "@/lib/result";

/** One browser in which the person is signed in. Instants are ISO strings. */
export type OpenSession = {
  id: string;
  isThis: boolean;
  userAgent: string;
  address: string;
  createdAt: string;
  lastSeenAt: string;
};

export type Account = {
  name: string;
  email: string;
  roles: HeldRole[];
  /** The second factor is in force since then; null when there is none. */
  secondFactorSince: string | null;
  /** Recovery codes not used yet. */
  codesLeft: number;
  passwordChangedAt: string | null;
  sessions: OpenSession[];
};

/** The account of whoever is signed in; UNAUTHENTICATED for anybody else, registrants included. */
export async function getAccount(ctx: Ctx): Promise<Result<Account>> {
  allowEveryone("everybody may see their own account");
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("UNAUTHENTICATED", "signInFirst");
  const user = await db.user.findUniqueOrThrow({
    where: { id: actor.userId },
    include: {
      grants: { where: { revokedAt: null }, orderBy: { id: "asc" }, include: HELD_ROLE_PARTS },
      sessions: { where: { revokedAt: null, expiresAt: { gt: ctx.now } }, orderBy: { lastSeenAt: "desc" } },
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
  });
  const alive = user.sessions.filter((session) => sessionIsAlive(session, ctx.now));
  return ok({
    name: user.name,
    email: user.email,
    roles: heldRoles(user.grants, ctx.locale),
    secondFactorSince: user.secondFactorSince?.toISOString() ?? null,
    codesLeft: user._count.recoveryCodes,
    passwordChangedAt: user.passwordChangedAt?.toISOString() ?? null,
    sessions: alive.map(({ id, userAgent, address, createdAt, lastSeenAt }) => ({
      id,
      isThis: id === actor.sessionId,
      userAgent,
      address,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    })),
  });
}
