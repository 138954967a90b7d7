import "server-only";
import type { DismissAppealInput } from "@/lib/accreditation/appeals/schema";
import { findSubject, refuseUnlessSeparate, type Subject } from "@/lib/accreditation/find-subject";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { transitionDelegate } from "@/lib/delegates/transition";
import { ok, type Result, refuse } from "@/lib/result";

/**
 * What both rulings share: the file in scope, another person than the first decider, the decision with its text, and
 * the ruling put under the appeal. The caller has authorized, and tells and records.
 * @returns the file, the ruling's id and the new version
 */
export async function ruleOnAppeal(
  tx: Tx,
  ctx: Ctx,
  { delegateId, version, textForPerson, internalNote }: DismissAppealInput,
  outcome: "allow" | "dismiss",
): Promise<Result<{ delegate: Subject; decisionId: string; version: number }>> {
  const found = await findSubject(tx, ctx, delegateId, "appeal.decide");
  if (!found.ok) return found;
  const delegate = found.value;
  const separate = refuseUnlessSeparate(ctx, "appeal.decide", delegate);
  if (!separate.ok) return separate;
  const appeal = await tx.appeal.findUnique({
    where: { delegateId },
    include: { decision: { select: { action: true } } },
  });
  if (!appeal) return refuse("CONFLICT", "notFromThisState");
  const dismissal = appeal.decision.action === "revoke" ? "dismissRevoked" : "dismissRefused";
  const moved = await transitionDelegate(tx, ctx, {
    action: outcome === "allow" ? "allowAppeal" : dismissal,
    delegate,
    version,
    record: { textForPerson, ...(internalNote === null ? {} : { internalNote }) },
  });
  if (!moved.ok) return moved;
  await tx.appeal.update({ where: { id: appeal.id }, data: { rulingId: moved.value.decisionId } });
  return ok({ delegate, ...moved.value });
}
