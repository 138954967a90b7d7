import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { completeSubstitution } from "@/lib/delegates/complete-substitution";
import { createSubstitution, findLeaving } from "@/lib/delegates/name-replacement";
import type { SubstituteByMemberInput } from "@/lib/delegates/schema/registration";
import { fillFreedPlaces, takeFreedPlace } from "@/lib/delegates/transition";
import { authorize } from "@/lib/policy/can";
import { mayReplace } from "@/lib/policy/delegate-states";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** Passes the place to somebody who waits for one; of two who wait, the earlier position. */
async function passOn(
  tx: Tx,
  ctx: Ctx,
  replacement: { id: string; version: number; delegationId: string; waitingSince: Date | null },
): Promise<Result<undefined>> {
  const { id, version, delegationId } = replacement;
  const completed = await completeSubstitution(tx, ctx, id);
  if (!completed.ok) return completed;
  if (!completed.value) return refuse("CONFLICT", "staleVersion");
  const { decisionId, waitingSince } = completed.value;
  if (!waitingSince) {
    const taken = await takeFreedPlace(tx, ctx, id, { by: "substitute", decisionId });
    if (!taken.ok) return taken;
  } else if (replacement.waitingSince && waitingSince < replacement.waitingSince) {
    const where = { id, version };
    const moved = await tx.delegate.updateMany({ where, data: { waitingSince, version: version + 1 } });
    if (moved.count === 0) return refuse("CONFLICT", "staleVersion");
  }
  // Where the two are of different categories, a place of the leaving one's may have become free.
  const filled = await fillFreedPlaces(tx, ctx, delegationId, { by: "substitute", decisionId });
  return filled.ok ? ok() : filled;
}

/**
 * Puts somebody who is registered with the delegation already in another person's place. Who is on the waiting list
 * takes it at once; a draft takes it when it is submitted, and who awaits endorsement when it is given.
 * @returns whether the place has passed on; NOT_FOUND out of reach or for somebody of another delegation, CONFLICT
 *   staleVersion, notFromThisState, alreadySubstituted, standsInAlready, notAReplacement or conferenceOver, and
 *   categoryFull or zoneFull where the replacement's own category has no room
 */
export async function substituteByMember(
  ctx: Ctx,
  { delegateId, version, replacementId }: SubstituteByMemberInput,
): Promise<Result<{ passed: boolean }>> {
  const denied = authorize(ctx, "registration.substitute");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    // In the order of ids, as everybody else who locks two people.
    await tx.$queryRaw`
      SELECT 1 FROM "Delegate" WHERE "id" IN (${delegateId}::uuid, ${replacementId}::uuid) ORDER BY "id" FOR UPDATE`;
    const found = await findLeaving(tx, ctx, { delegateId, version });
    if (!found.ok) return found;
    const leaving = found.value;
    const { delegationId, conferenceId } = leaving;
    if (delegateId === replacementId) return refuse("CONFLICT", "notAReplacement");
    const replacement = await tx.delegate.findFirst({
      where: { AND: [{ id: replacementId, delegationId }, delegateScope(ctx, "registration.substitute")] },
    });
    if (!replacement) return refuse("NOT_FOUND", "registrationNotFound");
    if (!mayReplace(replacement.state)) return refuse("CONFLICT", "notAReplacement");
    const requestedBy = actor.userId;
    const substitutionId = await createSubstitution(tx, ctx, { leaving, replacementId, requestedBy });
    const passed = replacement.state === "WAITLISTED";
    if (passed) {
      const moved = await passOn(tx, ctx, { ...replacement, delegationId });
      if (!moved.ok) return moved;
    }
    await recordAudit(tx, ctx, {
      action: "registration.substitutionRequested",
      conferenceId,
      subjectType: "delegate",
      subjectId: delegateId,
      details: { substitutionId, replacementId },
    });
    return ok({ passed });
  });
}
