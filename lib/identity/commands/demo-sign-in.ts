import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { DEMO_ACCOUNTS, DEMO_REGISTRANT } from "@/lib/identity/demo-accounts";
import type { DemoSignInInput } from "@/lib/identity/schema";
import { openSession, type SessionHolder } from "@/lib/identity/session";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refuse } from "@/lib/result";

async function holderOf(tx: Tx, email: string, now: Date): Promise<SessionHolder | null> {
  if (email !== DEMO_REGISTRANT) {
    const user = await tx.user.findUnique({ where: { email, suspendedAt: null } });
    return user && { kind: "USER", userId: user.id, secondFactorAt: now };
  }
  const conference = await tx.conference.findFirst({ orderBy: { createdAt: "asc" } });
  return conference && { kind: "REGISTRANT", email, conferenceId: conference.id };
}

/**
 * Opens a session of a demo account without password. Outside the demo it does not exist.
 * @returns the session's token; NOT_FOUND outside the demo and for any other address
 */
export async function demoSignIn(
  ctx: Ctx,
  { email }: DemoSignInInput,
  userAgent: string,
): Promise<Result<{ token: string }>> {
  allowEveryone("only in the demo, checked next");
  const missing = refuse("NOT_FOUND", "pageNotFound");
  const listed = email === DEMO_REGISTRANT || DEMO_ACCOUNTS.some((account) => account.email === email);
  if (!env.DEMO || !listed) return missing;
  return inTransaction(ctx, async (tx) => {
    const holder = await holderOf(tx, email, ctx.now);
    if (!holder) return missing;
    const token = await openSession(tx, ctx, holder, userAgent);
    const isUser = holder.kind === "USER";
    await recordAudit(tx, ctx, {
      action: "session.opened",
      conferenceId: isUser ? null : holder.conferenceId,
      subjectType: isUser ? "user" : "registrant",
      subjectId: isUser ? holder.userId : "demo",
      details: { demo: true },
    });
    return ok({ token });
  });
}
