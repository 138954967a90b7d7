import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import type { OpenAccessLinkInput } from "@/lib/identity/schema";
import { openSession } from "@/lib/identity/session";
import { hashToken, isToken } from "@/lib/identity/tokens";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refuse } from "@/lib/result";

/** The session that the link opened, and the registration that it names. */
export type OpenedLink = {
  token: string;
  sessionId: string;
  email: string;
  conferenceId: string;
  delegateId: string | null;
};

/**
 * Opens a registrant's link, once: of two at the same moment the conditional update lets one win.
 * @returns the token of the registrant's session; CONFLICT linkExpired for used, expired, unknown or other links
 */
export async function openAccessLink(
  ctx: Ctx,
  { token }: OpenAccessLinkInput,
  userAgent: string,
): Promise<Result<OpenedLink>> {
  allowEveryone("the link itself is the proof");
  if (!isToken(token)) return refuse("CONFLICT", "linkExpired");
  return inTransaction(ctx, async (tx) => {
    const tokenHash = hashToken(token);
    const { count } = await tx.accessLink.updateMany({
      where: {
        tokenHash,
        usedAt: null,
        expiresAt: { gt: ctx.now },
        purpose: { in: ["VERIFY_EMAIL", "CONTINUE"] },
        conferenceId: { not: null },
      },
      data: { usedAt: ctx.now },
    });
    if (count === 0) return refuse("CONFLICT", "linkExpired");
    const link = await tx.accessLink.findUniqueOrThrow({ where: { tokenHash } });
    const { email, conferenceId, delegateId } = link;
    if (!conferenceId) return refuse("CONFLICT", "linkExpired");
    const session = await openSession(tx, ctx, { kind: "REGISTRANT", email, conferenceId }, userAgent);
    await recordAudit(tx, ctx, {
      action: "accessLink.used",
      conferenceId,
      subjectType: "accessLink",
      subjectId: link.id,
    });
    const { id: sessionId } = await tx.session.findUniqueOrThrow({
      where: { tokenHash: hashToken(session) },
    });
    return ok({ token: session, sessionId, email, conferenceId, delegateId });
  });
}
