import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { closeSessionsOfUser } from "@/lib/identity/session";
import { newId } from "@/lib/ids";
import type { AppointFocalPointInput } from "@/lib/organizations/schema";
import { authorize } from "@/lib/policy/can";
import type { Role } from "@/lib/policy/roles";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

const STATES = new Set(["MEMBER_STATE", "OBSERVER_STATE", "HOST_GOVERNMENT"]);

/**
 * Appoints a user as focal point of one delegation: the record of the appointment and the role that follows from it.
 * A new role ends the user's sessions.
 * @returns the appointment's id; NOT_FOUND when the delegation is out of reach or the user unknown
 */
export async function appointFocalPoint(
  ctx: Ctx,
  input: AppointFocalPointInput,
): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx) => {
    const delegation = await tx.delegation.findFirst({
      where: { id: input.delegationId, ...delegationScope(ctx, "organization.manage") },
      include: { organization: true },
    });
    const user = await tx.user.findUnique({ where: { id: input.userId } });
    if (!delegation || !user) return refuse("NOT_FOUND", "delegationNotFound");
    const id = newId();
    const role: Role = STATES.has(delegation.organization.type)
      ? "missionFocalPoint"
      : "organizationFocalPoint";
    const { conferenceId } = delegation;
    await tx.focalPoint.create({
      data: {
        ...input,
        id,
        startsOn: new Date(input.startsOn),
        endsOn: input.endsOn === null ? null : new Date(input.endsOn),
      },
    });
    await tx.roleGrant.create({
      data: { id: newId(), userId: user.id, role, conferenceId, delegationId: delegation.id },
    });
    await closeSessionsOfUser(tx, user.id, ctx.now);
    await recordAudit(
      tx,
      ctx,
      {
        action: "focalPoint.appointed",
        conferenceId,
        subjectType: "delegation",
        subjectId: delegation.id,
        details: { userId: user.id, isDeputy: input.isDeputy },
      },
      {
        action: "role.granted",
        conferenceId,
        subjectType: "user",
        subjectId: user.id,
        details: { role, delegationId: delegation.id },
      },
    );
    return ok({ id });
  });
}
