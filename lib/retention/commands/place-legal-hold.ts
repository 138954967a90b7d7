import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { conferenceScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";
import type { PlaceHoldInput } from "@/lib/retention/schema";

/**
 * Keeps the data of a person, or of everybody in a conference, whatever the schedule says, until the hold is lifted.
 * @returns NOT_FOUND conferenceNotFound or registrationNotFound out of reach, CONFLICT alreadyPurged when there is nothing
 *   left to keep, CONFLICT heldBefore while one is open
 */
export async function placeLegalHold(
  ctx: Ctx,
  { conferenceId, reference, reason }: PlaceHoldInput,
): Promise<Result<{ holdId: string }>> {
  const denied = authorize(ctx, "retention.manage");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { AND: [{ id: conferenceId }, conferenceScope(ctx, "retention.manage")] };
    if (!(await tx.conference.findFirst({ where }))) return refuse("NOT_FOUND", "conferenceNotFound");
    const person = reference ? await tx.delegate.findFirst({ where: { conferenceId, reference } }) : null;
    if (reference && !person)
      return refuse("NOT_FOUND", "registrationNotFound", { fields: { reference: "referenceUnknown" } });
    if (person?.state === "PURGED") return refuse("CONFLICT", "alreadyPurged");
    const delegateId = person?.id ?? null;
    const holdId = newId();
    await tx.legalHold.create({
      data: { id: holdId, conferenceId, delegateId, reason, placedBy: actor.userId, placedAt: ctx.now },
    });
    await recordAudit(tx, ctx, {
      action: "legalHold.placed",
      conferenceId,
      subjectType: delegateId ? "delegate" : "conference",
      subjectId: delegateId ?? conferenceId,
      details: { holdId },
    });
    return ok({ holdId });
  });
}
