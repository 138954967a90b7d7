import "server-only";
import { findSubject } from "@/lib/accreditation/find-subject";
import { RETURN_REASONS } from "@/lib/accreditation/reasons";
import type { ReturnDelegateInput } from "@/lib/accreditation/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { plainDateOf } from "@/lib/delegates/draft";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { endOfDayAt } from "@/lib/i18n/zoned-time";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Sends a registration back with the items to mend and a due date; the person sees exactly these items.
 * @returns the new version; INVALID when the date is past or after the opening, CONFLICT on a stale page
 */
export async function returnDelegate(
  ctx: Ctx,
  input: ReturnDelegateInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "delegate.return");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findSubject(tx, ctx, input.delegateId, "delegate.return");
    if (!found.ok) return found;
    const { conference } = found.value;
    const dueAt = endOfDayAt(input.dueOn, conference.timeZone);
    if (dueAt <= ctx.now || input.dueOn > (plainDateOf(conference.endsOn) ?? "")) {
      return refuse("INVALID", "checkFields", { fields: { dueOn: "dueDateOutside" } });
    }
    const moved = await transitionDelegate(tx, ctx, {
      action: "return",
      delegate: found.value,
      version: input.version,
      data: { dueAt },
    });
    if (!moved.ok) return moved;
    const items = input.items.map((item, position) => ({
      id: newId(),
      decisionId: moved.value.decisionId,
      position,
      field: RETURN_REASONS[item.reasonCode],
      ...item,
    }));
    await tx.returnItem.createMany({ data: items });
    await tx.reviewTask.updateMany({
      where: { delegateId: input.delegateId, state: "OPEN" },
      data: { state: "CANCELLED", closedAt: ctx.now },
    });
    await tellDelegate(tx, ctx, found.value, "delegate-returned", moved.value.decisionId, {
      dueAt: dueAt.toISOString(),
      items: input.items.map(({ reasonCode, note }) => ({ reasonCode, note })),
    });
    await recordAudit(tx, ctx, {
      action: "delegate.returned",
      conferenceId: conference.id,
      subjectType: "delegate",
      subjectId: input.delegateId,
      changes: { state: { before: found.value.state, after: "RETURNED" } },
      details: { items: input.items.map(({ reasonCode }) => reasonCode), dueOn: input.dueOn },
    });
    return ok({ version: moved.value.version });
  });
}
