import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { localeOf } from "@/lib/i18n/load-messages";
import { issueAccessLink } from "@/lib/identity/access-links";
import { countAttempt } from "@/lib/identity/rate-limit";
import { sameTime } from "@/lib/identity/same-time";
import type { RequestPasswordResetInput } from "@/lib/identity/schema";
import { newId } from "@/lib/ids";
import { queueMessage } from "@/lib/notifications/outbox";
import { allowEveryone } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";

/** Sends a link to choose a new password. Known and unknown addresses get the same answer in the same time. */
export async function requestPasswordReset(
  ctx: Ctx,
  { email }: RequestPasswordResetInput,
): Promise<Result<undefined>> {
  allowEveryone("whoever forgot a password cannot sign in");
  const limited = await countAttempt("passwordReset", email, ctx.address);
  if (limited) return refusal(limited);
  return sameTime(() =>
    inTransaction(ctx, async (tx) => {
      const user = await tx.user.findUnique({ where: { email } });
      if (!user || user.suspendedAt) return ok();
      const locale = localeOf(user.locale);
      const link = await issueAccessLink(tx, ctx, {
        purpose: "RESET_PASSWORD",
        email,
        locale,
        userId: user.id,
      });
      const dedupeKey = `password-reset:${newId()}`;
      await queueMessage(tx, ctx, {
        name: "password-reset",
        locale,
        recipient: user.email,
        dedupeKey,
        values: { link },
      });
      await recordAudit(tx, ctx, {
        action: "accessLink.sent",
        conferenceId: null,
        subjectType: "user",
        subjectId: user.id,
        details: { purpose: "RESET_PASSWORD" },
      });
      return ok();
    }),
  );
}
