import "server-only";
import { findSubject, refuseUnlessSeparate, type Subject } from "@/lib/accreditation/find-subject";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import type { RefusalEscalation } from "@/lib/db/generated/client";
import { ok, type Result, refuse } from "@/lib/result";

/** The open escalation that lies before this senior approver, with its file; separation of duties is judged. */
export async function findEscalation(
  tx: Tx,
  ctx: Ctx,
  { delegateId, escalationId }: { delegateId: string; escalationId: string },
): Promise<Result<{ delegate: Subject; escalation: RefusalEscalation }>> {
  const found = await findSubject(tx, ctx, delegateId, "refusal.settle");
  if (!found.ok) return found;
  const escalation = await tx.refusalEscalation.findFirst({ where: { id: escalationId, delegateId } });
  if (!escalation) return refuse("NOT_FOUND", "registrationNotFound");
  if (ctx.actor.kind !== "user" || escalation.askedOf !== ctx.actor.userId) {
    return refuse("FORBIDDEN", "escalatedToAnother");
  }
  const separate = refuseUnlessSeparate(ctx, "delegate.refuse", found.value);
  if (!separate.ok) return separate;
  if (escalation.state !== "OPEN") return refuse("CONFLICT", "staleVersion");
  return ok({ delegate: found.value, escalation });
}
