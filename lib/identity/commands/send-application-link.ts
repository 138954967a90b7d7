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
 * Sends the single-use link by which an organization without standing proves its address and reaches the form of
 * application. Answer and time are the same for every address; once the conference has begun, nothing is sent.
 * @returns NOT_FOUND for an unknown conference, LIMIT per account and per address
 */
export async function sendApplicationLink(
  ctx: Ctx,
  { conferenceId, email }: SendAccessLinkInput,
): Promise<Result<undefined>> {
  allowEveryone("a body that applies has no account");
  const limited = await countAttempt("accessLink", email, ctx.address);
  if (limited) return refusal(limited);
  return sameTime(() =>
    inTransaction(ctx, async (tx) => {
      const conference = await tx.conference.findUnique({
        where: { id: conferenceId },
        select: { startsOn: true },
      });
      if (!conference) return refuse("NOT_FOUND", "conferenceNotFound");
      if (conference.startsOn <= ctx.now) return ok();
      const { locale } = ctx;
      const purpose = "VERIFY_EMAIL";
      const link = `${await issueAccessLink(tx, ctx, { purpose, email, locale, conferenceId })}?to=apply`;
      const dedupeKey = `application-link:${newId()}`;
      const name = "application-link";
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
