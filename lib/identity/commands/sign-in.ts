import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { db, type Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { grantsInForce } from "@/lib/identity/grants-in-force";
import { passwordMatches } from "@/lib/identity/password";
import { countAttempt, forgiveAttempts } from "@/lib/identity/rate-limit";
import type { SignInInput } from "@/lib/identity/schema";
import { lockUser, openSession } from "@/lib/identity/session";
import { aboutUser } from "@/lib/identity/user-account";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** What comes next: the second factor, setting one up, or nothing. */
export type NextFactor = "due" | "enrol" | "none";

export type SignedIn = { token: string; secondFactor: NextFactor };

type Account = { id: string; passwordHash: string | null; secondFactorSince: Date | null };

async function nextFactor(tx: Tx, user: Account): Promise<NextFactor> {
  if (user.secondFactorSince) return "due";
  const stored = await tx.roleGrant.findMany({ where: { userId: user.id, revokedAt: null } });
  return grantsInForce(stored, { enrolled: false, shown: false }).secondFactorDue ? "enrol" : "none";
}

/**
 * First step of a sign-in. Known, unknown and suspended accounts get the same answer in the same time. The session
 * carries no grant that asks for a second factor until that was shown.
 * @returns the session's token; FORBIDDEN signInFailed, LIMIT per address and per account
 */
export async function signIn(ctx: Ctx, input: SignInInput, userAgent: string): Promise<Result<SignedIn>> {
  allowEveryone("whoever signs in is not known yet");
  const limited = await countAttempt("signIn", input.email, ctx.address);
  if (limited) return refusal(limited);
  const user = await db.user.findUnique({ where: { email: input.email } });
  const matches = await passwordMatches(user?.passwordHash ?? null, input.password);
  if (matches === "busy") return refuse("UNAVAILABLE", "databaseAway");
  const result = await inTransaction(ctx, async (tx): Promise<Result<SignedIn | null>> => {
    // While the password was compared it may have been changed, or the account suspended.
    const present = user ? await lockUser(tx, user.id) : undefined;
    const right = matches && present?.passwordHash === user?.passwordHash;
    if (!user || !right || present?.suspendedAt) {
      const reason = !user ? "unknownAccount" : right ? "suspended" : "wrongPassword";
      // Recorded for the account where there is one, never with the address that was typed.
      const about = aboutUser(user?.id ?? "unknown");
      await recordAudit(tx, ctx, { action: "session.refused", ...about, details: { reason } });
      return ok(null);
    }
    const secondFactor = await nextFactor(tx, user);
    const holder = { kind: "USER", userId: user.id, secondFactorAt: null } as const;
    const token = await openSession(tx, ctx, holder, userAgent);
    await recordAudit(tx, ctx, {
      action: "session.opened",
      ...aboutUser(user.id),
      details: { secondFactor },
    });
    return ok({ token, secondFactor });
  });
  if (!result.ok) return result;
  if (result.value === null) return refuse("FORBIDDEN", "signInFailed");
  await forgiveAttempts("signIn", input.email);
  return ok(result.value);
}
