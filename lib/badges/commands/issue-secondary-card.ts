import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { IssueSecondaryCardInput } from "@/lib/badges/schema";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { lockDelegation } from "@/lib/delegates/waiting-list";
import { appointmentsInForce } from "@/lib/organizations/appointments-in-force";
import { authorize } from "@/lib/policy/can";
import { takesPlace } from "@/lib/policy/delegate-states";
import { takesRegistrations } from "@/lib/policy/delegation-workflow";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

type Holder = IssueSecondaryCardInput["holder"];

/** Whether the person may sign for a card: somebody with a place in the delegation, or a focal point in office. */
async function maySign(
  tx: Tx,
  ctx: Ctx,
  { id: delegationId, timeZone }: { id: string; timeZone: string },
  { kind, id }: Holder,
): Promise<boolean> {
  if (kind === "focalPoint") {
    const where = { AND: [{ id, delegationId }, appointmentsInForce(ctx.now, timeZone)] };
    return (await tx.focalPoint.findFirst({ where })) !== null;
  }
  const person = await tx.delegate.findFirst({ where: { id, delegationId } });
  return person !== null && takesPlace(person.state);
}

/**
 * Gives out one of a delegation's transferable cards of a zone against the signature of a named person. Its number
 * within the delegation is the next one and is never used again; the database refuses more than were granted.
 * @returns the number; NOT_FOUND delegationNotFound out of reach, INVALID checkFields for a zone of another conference,
 *   CONFLICT holderNotFound, delegationNotOpen, or cardsFull when none of the zone is left
 */
export async function issueSecondaryCard(
  ctx: Ctx,
  { cardId, delegationId, zoneId, holder }: IssueSecondaryCardInput,
): Promise<Result<{ number: number }>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const where = { AND: [{ id: delegationId }, delegationScope(ctx, "organization.manage")] };
    if (!(await tx.delegation.findFirst({ where }))) return refuse("NOT_FOUND", "delegationNotFound");
    // From here on the delegation's state, its numbers and its free cards stand still.
    await lockDelegation(tx, delegationId);
    const before = await tx.secondaryCard.findFirst({ where: { id: cardId, delegationId } });
    if (before) return ok({ number: before.number });
    const delegation = await tx.delegation.findUniqueOrThrow({
      where: { id: delegationId },
      include: { conference: true },
    });
    const { conferenceId, conference } = delegation;
    if (!takesRegistrations(delegation.state)) return refuse("CONFLICT", "delegationNotOpen");
    const zone = await tx.zone.findFirst({ where: { id: zoneId, conferenceId } });
    if (!zone) return refuse("INVALID", "checkFields", { fields: { zoneId: "chooseOne" } });
    if (!(await maySign(tx, ctx, { id: delegationId, timeZone: conference.timeZone }, holder))) {
      return refuse("CONFLICT", "holderNotFound");
    }
    const { _max: last } = await tx.secondaryCard.aggregate({
      where: { delegationId },
      _max: { number: true },
    });
    const number = (last.number ?? 0) + 1;
    await tx.secondaryCard.create({
      data: {
        id: cardId,
        delegationId,
        zoneId,
        number,
        ...(holder.kind === "delegate" ? { delegateId: holder.id } : { focalPointId: holder.id }),
        issuedBy: actor.userId,
        issuedAt: ctx.now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "secondaryCard.issued",
      conferenceId,
      subjectType: "delegation",
      subjectId: delegationId,
      details: { cardId, number, zone: zone.code, holder: `${holder.kind} ${holder.id}` },
    });
    return ok({ number });
  });
}
