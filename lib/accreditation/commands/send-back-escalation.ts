import "server-only";
import { findEscalation } from "@/lib/accreditation/find-escalation";
import type { SendBackEscalationInput } from "@/lib/accreditation/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { localeOf } from "@/lib/i18n/load-messages";
import { queueMessage } from "@/lib/notifications/outbox";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * The senior approver does not refuse: the file goes back to the approver with the answer and a mail that names nobody;
 * the person hears nothing.
 * @returns FORBIDDEN escalatedToAnother or the reason of separation, CONFLICT when it is settled already
 */
export async function sendBackEscalation(
  ctx: Ctx,
  input: SendBackEscalationInput,
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "refusal.settle");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findEscalation(tx, ctx, input);
    if (!found.ok) return found;
    const { delegate, escalation } = found.value;
    const { count } = await tx.refusalEscalation.updateMany({
      where: { id: escalation.id, state: "OPEN" },
      data: {
        state: "SENT_BACK",
        settledBy: escalation.askedOf,
        settledAt: ctx.now,
        answer: input.answer,
      },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    const asker = await tx.user.findUniqueOrThrow({ where: { id: escalation.askedBy } });
    const locale = localeOf(asker.locale);
    await queueMessage(tx, ctx, {
      name: "refusal-sent-back",
      locale,
      recipient: asker.email,
      conferenceId: delegate.conferenceId,
      dedupeKey: `refusal-sent-back:${escalation.id}`,
      values: {
        name: asker.name,
        by: ctx.actor.kind === "user" ? ctx.actor.name : "",
        link: `${env.APP_URL}/${locale}/review/${delegate.conference.slug}/${delegate.id}`,
      },
    });
    await recordAudit(tx, ctx, {
      action: "refusal.sentBack",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegate.id,
      details: { escalationId: escalation.id },
    });
    return ok();
  });
}
