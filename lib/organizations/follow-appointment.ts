import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { transitionDelegation } from "@/lib/organizations/transition-delegation";
import { delegationTransition } from "@/lib/policy/delegation-workflow";
import { ok, type Result } from "@/lib/result";

/**
 * Moves a delegation with the appointment of its focal point (practice guide, machine D): it waits for the focal point
 * once one is invited, and is active once the first has taken the appointment up. From other states nothing moves.
 */
export async function followAppointment(
  tx: Tx,
  ctx: Ctx,
  delegationId: string,
  step: "awaitFocalPoint" | "activate",
): Promise<Result<undefined>> {
  const delegation = await tx.delegation.findUniqueOrThrow({ where: { id: delegationId } });
  if (!delegationTransition(step).from.includes(delegation.state)) return ok();
  // The rule moves the delegation, not the person who happened to set it off.
  const mover: Ctx = step === "activate" ? { ...ctx, actor: { kind: "system", name: "focalPoint" } } : ctx;
  const moved = await transitionDelegation(tx, mover, {
    action: step,
    delegation,
    version: delegation.version,
  });
  if (!moved.ok) return moved;
  await recordAudit(tx, mover, {
    action: "delegation.moved",
    conferenceId: delegation.conferenceId,
    subjectType: "delegation",
    subjectId: delegationId,
    changes: { state: { before: delegation.state, after: moved.value.state } },
  });
  return ok();
}
