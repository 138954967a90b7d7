import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { instantOf } from "@/lib/i18n/zoned-time";
import { newId } from "@/lib/ids";
import type { RecordObjectionInput } from "@/lib/organizations/no-objection/schema";
import { ownsPaper } from "@/lib/organizations/owns-paper";
import { transitionDelegation } from "@/lib/organizations/transition-delegation";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

const STATES: readonly string[] = ["MEMBER_STATE", "OBSERVER_STATE", "HOST_GOVERNMENT"];

const wrong = (field: string, key: string) => refuse("INVALID", "checkFields", { fields: { [field]: key } });

/**
 * Records a State's objection to a circulated body. What counts is when it reached the secretariat: one that came in
 * time is recorded also after the end of the clock, as long as the body has not been accredited.
 * The scan of the note goes with it, where there is one.
 * @returns the new version; NOT_FOUND out of reach and for files of others, INVALID for a body that is no State or an impossible date,
 *   CONFLICT objectionsClosed for one that came late, objectionExists for a second one of the same State,
 *   staleVersion or notFromThisState when somebody was faster
 */
export async function recordObjection(
  ctx: Ctx,
  input: RecordObjectionInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const { delegationId, version, organizationId, reason, reference, fileId = null } = input;
  return inTransaction(ctx, async (tx, ctx) => {
    const delegation = await tx.delegation.findFirst({
      where: { AND: [{ id: delegationId }, delegationScope(ctx, "organization.manage")] },
      include: { conference: true, circulation: true },
    });
    if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
    const state = await tx.organization.findUnique({ where: { id: organizationId } });
    if (!state || !STATES.includes(state.type) || state.mergedIntoId)
      return wrong("organizationId", "chooseOne");
    const { circulation, conference } = delegation;
    const receivedAt = instantOf(input.receivedOn, `${input.receivedAt}:00`, conference.timeZone);
    if (receivedAt > ctx.now) return wrong("receivedOn", "dateInFuture");
    // To the minute: the form knows no seconds, and a list may have gone out in this very minute.
    if (circulation && receivedAt.getTime() + 60_000 <= circulation.circulatedAt.getTime())
      return wrong("receivedOn", "beforeCirculation");
    if (fileId && !(await ownsPaper(tx, ctx, fileId, delegation.conferenceId, "OBJECTION")))
      return refuse("NOT_FOUND", "fileNotFound");
    const moved = await transitionDelegation(tx, ctx, {
      action: "recordObjection",
      delegation,
      version,
      reason,
      countsFrom: receivedAt,
    });
    if (!moved.ok) return moved;
    const id = newId();
    const received = { reference: reference || null, receivedAt, recordedAt: ctx.now };
    await tx.objection.create({
      data: { id, delegationId, organizationId, reason, fileId, ...received, recordedBy: actor.userId },
    });
    await recordAudit(tx, ctx, {
      action: "objection.recorded",
      conferenceId: delegation.conferenceId,
      subjectType: "delegation",
      subjectId: delegationId,
      details: { objectionId: id, organizationId, fileId, receivedAt: receivedAt.toISOString() },
    });
    return ok({ version: moved.value.version });
  });
}
