import "server-only";
import { registrationWindow } from "@/lib/conferences/registration-window";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { openInvitation } from "@/lib/delegates/commands/open-invitation";
import { type OpenedLink, openAccessLink } from "@/lib/identity/commands/open-access-link";
import type { OpenAccessLinkInput } from "@/lib/identity/schema";
import { hashToken } from "@/lib/identity/tokens";
import { allowEveryone } from "@/lib/policy/can";
import { isPrefilled } from "@/lib/policy/delegate-workflow";
import { ok, type Result } from "@/lib/result";

/**
 * Opens a registrant's link once, and with it the invitation that it leads to: both or neither. After the close of
 * registration the link still shows where the registration stands.
 * @returns the token of the session and the registration; CONFLICT linkExpired as `openAccessLink`
 */
export async function openRegistrationLink(
  ctx: Ctx,
  input: OpenAccessLinkInput,
  userAgent: string,
): Promise<Result<OpenedLink>> {
  allowEveryone("the link itself is the proof");
  return inTransaction(ctx, async (tx, ctx) => {
    // The registration before the chain of entries, as everybody else locks them: a lapse at the same time waits.
    await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = (
      SELECT "delegateId" FROM "AccessLink" WHERE "tokenHash" = ${hashToken(input.token)}) FOR UPDATE`;
    const opened = await openAccessLink(ctx, input, userAgent);
    if (!opened.ok) return opened;
    const { delegateId, email, conferenceId, sessionId } = opened.value;
    const row = delegateId
      ? await tx.delegate.findFirst({
          where: { id: delegateId, conferenceId, ownerEmail: email },
          include: { conference: true, delegation: true },
        })
      : null;
    const isOpen = row && registrationWindow(row.conference, ctx.now, row.delegation) === "open";
    if (row && isOpen && isPrefilled(row.state)) {
      const person: Ctx = { ...ctx, actor: { kind: "registrant", email, conferenceId, sessionId } };
      const begun = await openInvitation(person, { delegateId: row.id, version: row.version });
      if (!begun.ok) return begun;
    }
    return ok(opened.value);
  });
}
