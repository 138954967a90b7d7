import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { venueDate } from "@/lib/organizations/appointment-period";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import type { RemindDelegationInput } from "@/lib/reminders/schema";
import { writeReminder } from "@/lib/reminders/write-reminder";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** More addresses than any delegation has; beyond it somebody uses us to send mail. */
const MAX_ADDRESSES = 300;

/**
 * An officer reminds a delegation now: its focal points, and those who hold unfinished registrations. Who has had a
 * reminder today, has stopped them or lacks nothing gets none.
 * @returns how many were written to, and how many not; NOT_FOUND out of reach
 */
export async function remindDelegation(
  ctx: Ctx,
  { delegationId }: RemindDelegationInput,
): Promise<Result<{ sent: number; left: number }>> {
  const denied = authorize(ctx, "organization.manage");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const delegation = await tx.delegation.findFirst({
      where: { AND: [{ id: delegationId }, delegationScope(ctx, "organization.manage")] },
      include: { conference: true },
    });
    if (!delegation) return refuse("NOT_FOUND", "delegationNotFound");
    const { conferenceId, conference } = delegation;
    const day = venueDate(ctx.now, conference.timeZone);
    const inForce = {
      revokedAt: null,
      startsOn: { lte: day },
      OR: [{ endsOn: null }, { endsOn: { gte: day } }],
    };
    const focalPoints = await tx.focalPoint.findMany({
      where: { delegationId, ...inForce },
      select: { user: { select: { email: true } } },
    });
    const holders = await tx.delegate.findMany({
      where: { delegationId, state: { in: ["INVITED", "DRAFT", "RETURNED"] }, ownerEmail: { not: null } },
      select: { ownerEmail: true },
      distinct: ["ownerEmail"],
    });
    const addresses = new Set(
      [
        ...focalPoints.map(({ user }) => user.email),
        ...holders.flatMap(({ ownerEmail }) => ownerEmail ?? []),
      ].map((address) => address.toLowerCase()),
    );
    let sent = 0;
    for (const recipient of [...addresses].toSorted().slice(0, MAX_ADDRESSES)) {
      const cause = "OFFICER" as const;
      if (await writeReminder(tx, ctx, { conferenceId, recipient, cause, delegationId })) sent += 1;
    }
    await recordAudit(tx, ctx, {
      action: "delegation.reminded",
      conferenceId,
      subjectType: "delegation",
      subjectId: delegationId,
      details: { sent, left: addresses.size - sent },
    });
    return ok({ sent, left: addresses.size - sent });
  });
}
