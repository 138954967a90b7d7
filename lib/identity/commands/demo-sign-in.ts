import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { DEMO_ACCOUNTS, DEMO_REGISTRANT } from "@/lib/identity/demo-accounts";
import { openSession, type SessionHolder } from "@/lib/identity/session";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * Opens a session of a demo account without password. Outside the demo it does not exist.
 * @param email one of DEMO_ACCOUNTS, or DEMO_REGISTRANT
 */
export async function demoSignIn(
  ctx: Ctx,
  { email }: { email: string },
  userAgent: string,
): Promise<Result<{ token: string }>> {
  allowEveryone("only in the demo, checked next");
  if (!env.DEMO) return refuse("NOT_FOUND", "pageNotFound");
  const listed = email === DEMO_REGISTRANT || DEMO_ACCOUNTS.some((account) => account.email === email);
  if (!listed) return refuse("NOT_FOUND", "pageNotFound");
  return inTransaction(ctx, async (tx) => {
    let holder: SessionHolder | null = null;
    if (email === DEMO_REGISTRANT) {
      const conference = await tx.conference.findFirst({
        orderBy: { createdAt: "asc" },
        select: { id: true },
      });
      holder = conference && { kind: "REGISTRANT", email, conferenceId: conference.id };
    } else {
      const user = await tx.user.findUnique({ where: { email } });
      holder = user && { kind: "USER", userId: user.id, secondFactorAt: ctx.now };
    }
    if (!holder) return refuse("NOT_FOUND", "pageNotFound");
    const token = await openSession(tx, ctx, holder, userAgent);
    await recordAudit(tx, ctx, {
      action: "session.opened",
      conferenceId: null,
      subjectType: "user",
      subjectId: email,
      details: { demo: true },
    });
    return ok({ token });
  });
}
