import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { endOfDayAt, instantOf } from "@/lib/i18n/zoned-time";
import { closeSessionsOfUser } from "@/lib/identity/session";
import { newId } from "@/lib/ids";
import { venueDate } from "@/lib/organizations/appointment-period";
import { followAppointment } from "@/lib/organizations/follow-appointment";
import { ownsPaper } from "@/lib/organizations/owns-paper";
import type { AppointFocalPointInput } from "@/lib/organizations/schema";
import { authorize } from "@/lib/policy/can";
import type { Role } from "@/lib/policy/roles";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

const STATES = new Set(["MEMBER_STATE", "OBSERVER_STATE", "HOST_GOVERNMENT"]);

/**
 * Appoints a user as focal point of one delegation: the record of the appointment and the role that follows from it,
 * which begins and ends with it at midnight of the venue. A new role ends the user's sessions; nobody appoints
 * themselves. The delegation waits for the focal point, or is active where the account is in use.
 * @returns the appointment's id; NOT_FOUND when the delegation is out of reach, the user or the paper unknown, CONFLICT
 *   focalPointExists while an earlier appointment runs, FORBIDDEN ownAccount
 */
export async function appointFocalPoint(
  ctx: Ctx,
  input: AppointFocalPointInput,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind === "user" && actor.userId === input.userId) return refuse("FORBIDDEN", "ownAccount");
  return inTransaction(ctx, async (tx, ctx) => {
    const delegation = await tx.delegation.findFirst({
      where: { AND: [{ id: input.delegationId }, delegationScope(ctx, "organization.manage")] },
      include: { organization: true, conference: true },
    });
    const user = await tx.user.findUnique({ where: { id: input.userId } });
    if (!delegation || !user) return refuse("NOT_FOUND", "delegationNotFound");
    const { conferenceId, conference } = delegation;
    const { userId, delegationId, startsOn, endsOn, proofFileId } = input;
    if (proofFileId && !(await ownsPaper(tx, ctx, proofFileId, conferenceId, "APPOINTMENT_PROOF"))) {
      return refuse("NOT_FOUND", "fileNotFound");
    }
    // One that has run out stands in nobody's way.
    await tx.focalPoint.updateMany({
      where: {
        userId,
        delegationId,
        revokedAt: null,
        endsOn: { lt: venueDate(ctx.now, conference.timeZone) },
      },
      data: { revokedAt: ctx.now },
    });
    const [id, grantId] = [newId(), newId()];
    const role: Role = STATES.has(delegation.organization.type)
      ? "missionFocalPoint"
      : "organizationFocalPoint";
    await tx.roleGrant.create({
      data: {
        id: grantId,
        userId,
        role,
        conferenceId,
        delegationId,
        grantedBy: actor.kind === "user" ? actor.userId : null,
        startsAt: instantOf(startsOn, "00:00:00", conference.timeZone),
        endsAt: endsOn === null ? null : endOfDayAt(endsOn, conference.timeZone),
        createdAt: ctx.now,
      },
    });
    await tx.focalPoint.create({
      data: {
        ...input,
        id,
        grantId,
        startsOn: new Date(startsOn),
        endsOn: endsOn === null ? null : new Date(endsOn),
        createdAt: ctx.now,
      },
    });
    await closeSessionsOfUser(tx, userId, ctx.now);
    const followed = await followAppointment(
      tx,
      ctx,
      delegationId,
      user.passwordHash ? "activate" : "awaitFocalPoint",
    );
    if (!followed.ok) return followed;
    await recordAudit(
      tx,
      ctx,
      {
        action: "focalPoint.appointed",
        conferenceId,
        subjectType: "delegation",
        subjectId: delegationId,
        details: {
          userId,
          isDeputy: input.isDeputy,
          proof: input.proofReference ?? null,
          proofFileId: proofFileId ?? null,
        },
      },
      {
        action: "role.granted",
        conferenceId,
        subjectType: "user",
        subjectId: userId,
        details: { role, delegationId },
      },
    );
    return ok({ id });
  });
}
