import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { issueAccessLink } from "@/lib/identity/access-links";
import { countAttempt } from "@/lib/identity/rate-limit";
import { sameTime } from "@/lib/identity/same-time";
import type { SendAccessLinkInput } from "@/lib/identity/schema";
import { newId } from "@/lib/ids";
import { queueMessage } from "@/lib/notifications/outbox";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Sends a registrant the single-use link: the first one proves the address, later ones bring back to its
 * registrations. Answer and time are the same whether the address holds any; when registration is not open, only
 * those that do get a mail.
 * @returns NOT_FOUND for an unknown conference, LIMIT per account and per address
 */
export async function sendAccessLink(
  ctx: Ctx,
  { conferenceId, email }: SendAccessLinkInput,
): Promise<Result<undefined>> {
  allowEveryone("a delegate needs no account");
  const limited = await countAttempt("accessLink", email, ctx.address);
  if (limited) return refusal(limited);
  return sameTime(() =>
    inTransaction(ctx, async (tx) => {
      const conference = await tx.conference.findUnique({
        where: { id: conferenceId },
        select: { registrationOpensAt: true, registrationClosesAt: true },
      });
      if (!conference) return refuse("NOT_FOUND", "conferenceNotFound");
      const known = await tx.delegate.findFirst({
        where: { conferenceId, ownerEmail: email },
        select: { id: true },
      });
      const isOpen = conference.registrationOpensAt <= ctx.now && ctx.now < conference.registrationClosesAt;
      if (!known && !isOpen) return ok();
      const { locale } = ctx;
      const purpose = known ? "CONTINUE" : "VERIFY_EMAIL";
      const link = await issueAccessLink(tx, ctx, { purpose, email, locale, conferenceId });
      const name = known ? "continue-registration" : "verify-address";
      const dedupeKey = `${name}:${newId()}`;
      await queueMessage(tx, ctx, {
        name,
        locale,
        recipient: email,
        conferenceId,
        dedupeKey,
        values: { link },
      });
      await recordAudit(tx, ctx, {
        action: "accessLink.sent",
        conferenceId,
        subjectType: "conference",
        subjectId: conferenceId,
        details: { purpose },
      });
      return ok();
    }),
  );
}
