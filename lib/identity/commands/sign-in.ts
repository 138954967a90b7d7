import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { passwordMatches } from "@/lib/identity/password";
import { countAttempt } from "@/lib/identity/rate-limit";
import type { SignInInput } from "@/lib/identity/schema";
import { openSession } from "@/lib/identity/session";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type SignedIn = { token: string; secondFactor: "due" | "none" };

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
  return inTransaction(ctx, async (tx) => {
    const allowed = matches && user !== null && user.suspendedAt === null;
    // A refused attempt is recorded for the account where there is one, never with the address that was typed.
    const subjectId = user?.id ?? "unknown";
    if (!allowed) {
      await recordAudit(tx, ctx, {
        action: "session.refused",
        conferenceId: null,
        subjectType: "user",
        subjectId,
      });
      return ok(null);
    }
    const token = await openSession(
      tx,
      ctx,
      { kind: "USER", userId: user.id, secondFactorAt: null },
      userAgent,
    );
    await recordAudit(tx, ctx, {
      action: "session.opened",
      conferenceId: null,
      subjectType: "user",
      subjectId,
    });
    return ok({
      token,
      secondFactor: user.secondFactorSince === null ? ("none" as const) : ("due" as const),
    });
  }).then((result): Result<SignedIn> => {
    if (!result.ok) return result;
    return result.value === null ? refuse("FORBIDDEN", "signInFailed") : ok(result.value);
  });
}
