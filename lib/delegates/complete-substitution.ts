import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { cancelReviews } from "@/lib/delegates/cancel-reviews";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { startsFrom } from "@/lib/policy/delegate-workflow";
import { ok, type Result } from "@/lib/result";

/** What a replacement takes over: the place, or with `waitingSince` the position on the waiting list. */
export type Inherited = { decisionId: string; waitingSince: Date | null };

/** The substitution by which this person comes in, as long as it is open. */
export function openSubstitution(tx: Tx, replacementId: string) {
  return tx.substitution.findFirst({ where: { replacementId, completedAt: null, cancelledAt: null } });
}

/**
 * Lets go whom the replacement stands in for, right before the replacement is submitted in the same transaction, so
 * that the place passes from one to the other and nobody of the waiting list comes between (practice table, R29).
 * Of somebody who was still waiting, the position on the list passes instead: since when they waited.
 * @returns what passes on; null without an open substitution, or when the leaving person has nothing any more
 */
export async function completeSubstitution(
  tx: Tx,
  ctx: Ctx,
  replacementId: string,
): Promise<Result<Inherited | null>> {
  const substitution = await openSubstitution(tx, replacementId);
  if (!substitution) return ok(null);
  const { id, leavingId, requestedBy } = substitution;
  await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ${leavingId}::uuid FOR UPDATE`;
  const leaving = await tx.delegate.findUniqueOrThrow({
    where: { id: leavingId },
    include: { person: true },
  });
  await tx.substitution.update({ where: { id }, data: { completedAt: ctx.now } });
  if (!startsFrom("substitute", leaving.state)) return ok(null);
  // The sending side asked for it when it named the replacement, who may submit without its rights.
  const system: Ctx = { ...ctx, actor: { kind: "system", name: "substitution" } };
  const moved = await transitionDelegate(tx, system, {
    action: "substitute",
    delegate: leaving,
    version: leaving.version,
    data: { dueAt: null, approvedZoneCodes: [] },
  });
  if (!moved.ok) return moved;
  await cancelReviews(tx, ctx, leavingId);
  await tellDelegate(tx, ctx, leaving, "delegate-substituted", moved.value.decisionId, {});
  await recordAudit(tx, ctx, {
    action: "registration.substituted",
    conferenceId: leaving.conferenceId,
    subjectType: "delegate",
    subjectId: leavingId,
    changes: { state: { before: leaving.state, after: "SUBSTITUTED" } },
    details: { substitutionId: id, replacementId, requestedBy },
  });
  const waitingSince = leaving.state === "WAITLISTED" ? leaving.waitingSince : null;
  return ok({ decisionId: moved.value.decisionId, waitingSince });
}
