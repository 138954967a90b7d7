import "server-only";
import { findSubject, refuseUnlessSeparate } from "@/lib/accreditation/find-subject";
import { escalationReasonsFor } from "@/lib/accreditation/reasons";
import type { EscalateRefusalInput } from "@/lib/accreditation/schema";
import { seniorApprovers } from "@/lib/accreditation/senior-approvers";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { localeOf } from "@/lib/i18n/load-messages";
import { newId } from "@/lib/ids";
import { queueMessage } from "@/lib/notifications/outbox";
import { authorize } from "@/lib/policy/can";
import { startsFrom } from "@/lib/policy/delegate-workflow";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Lays the refusal of a State's delegate for another than a formal reason before a named senior approver; nothing is
 * decided and nobody outside is told until that person has. The mail to the senior names nobody.
 * @returns the escalation; FORBIDDEN with the reason of separation, INVALID for a formal reason or somebody who is no
 *   senior approver, CONFLICT on a stale page or escalationOpen
 */
export async function escalateRefusal(
  ctx: Ctx,
  input: EscalateRefusalInput,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "delegate.refuse");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const { delegateId, version, reasonCode, textForPerson, internalNote, seniorId } = input;
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findSubject(tx, ctx, delegateId, "delegate.refuse");
    if (!found.ok) return found;
    const delegate = found.value;
    const separate = refuseUnlessSeparate(ctx, "delegate.refuse", delegate);
    if (!separate.ok) return separate;
    if (!escalationReasonsFor(delegate.delegation?.organization.type ?? "OTHER").includes(reasonCode)) {
      return refuse("INVALID", "checkFields", { fields: { reasonCode: "reasonNotEscalated" } });
    }
    const seniors = await seniorApprovers(tx, delegate.conferenceId, actor.userId, ctx.now);
    const senior = seniors.find(({ id }) => id === seniorId);
    if (!senior) return refuse("INVALID", "checkFields", { fields: { seniorId: "chooseOne" } });
    // The row is held until the commit, so that the file does not leave its state meanwhile.
    const { count } = await tx.delegate.updateMany({
      where: { id: delegateId, version, state: delegate.state },
      data: { version },
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    if (!startsFrom("refuse", delegate.state)) return refuse("CONFLICT", "notFromThisState");
    const id = newId();
    await tx.refusalEscalation.create({
      data: {
        id,
        delegateId,
        reasonCode,
        textForPerson,
        internalNote,
        askedBy: actor.userId,
        askedAt: ctx.now,
        askedOf: senior.id,
      },
    });
    const locale = localeOf(senior.locale);
    await queueMessage(tx, ctx, {
      name: "refusal-escalated",
      locale,
      recipient: senior.email,
      conferenceId: delegate.conferenceId,
      dedupeKey: `refusal-escalated:${id}`,
      values: {
        name: senior.name,
        asker: actor.name,
        link: `${env.APP_URL}/${locale}/review/${delegate.conference.slug}/${delegateId}`,
      },
    });
    await recordAudit(tx, ctx, {
      action: "refusal.escalated",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      details: { escalationId: id, reasonCode, askedOf: senior.id },
    });
    return ok({ id });
  });
}
