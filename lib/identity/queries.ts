import "server-only";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { allowEveryone } from "@/lib/policy/can";
import { isRole, type Role } from "@/lib/policy/roles";
import { ok, type Result, refuse } from "@/lib/result";

export type OwnAccount = {
  name: string;
  email: string;
  roles: Role[];
  secondFactorSince: string | null;
  recoveryCodesLeft: number;
  sessions: { id: string; userAgent: string; address: string; createdAt: string; current: boolean }[];
};

/** The account of whoever is signed in: roles held, second factor, open sessions. */
export async function getOwnAccount(ctx: Ctx): Promise<Result<OwnAccount>> {
  allowEveryone("everybody signed in may see their own account");
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("UNAUTHENTICATED", "signInFirst");
  const user = await db.user.findUniqueOrThrow({
    where: { id: actor.userId },
    include: {
      grants: { where: { revokedAt: null } },
      recoveryCodes: { where: { usedAt: null }, select: { id: true } },
      sessions: {
        where: { revokedAt: null, expiresAt: { gt: ctx.now } },
        orderBy: { createdAt: "desc" },
        take: 20,
      },
    },
  });
  return ok({
    name: user.name,
    email: user.email,
    roles: [...new Set(user.grants.flatMap(({ role }) => (isRole(role) ? [role] : [])))],
    secondFactorSince: user.secondFactorSince?.toISOString() ?? null,
    recoveryCodesLeft: user.recoveryCodes.length,
    sessions: user.sessions.map(({ id, userAgent, address, createdAt }) => ({
      id,
      userAgent,
      address,
      createdAt: createdAt.toISOString(),
      current: id === actor.sessionId,
    })),
  });
}
