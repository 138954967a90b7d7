import "server-only";
import type { Subject } from "@/lib/accreditation/find-subject";
import { RETURN_REASONS, type ReturnReason } from "@/lib/accreditation/reasons";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { cancelReviews } from "@/lib/delegates/cancel-reviews";
import { plainDateOf } from "@/lib/delegates/draft";
import { tellDelegate } from "@/lib/delegates/tell-delegate";
import { transitionDelegate } from "@/lib/delegates/transition";
import { endOfDayAt } from "@/lib/i18n/zoned-time";
import { newId } from "@/lib/ids";
import { ok, type Result, refuse } from "@/lib/result";

type Return = {
  action: "return" | "returnOnQuery" | "askForMore";
  delegate: Subject;
  version: number;
  items: { reasonCode: ReturnReason; note: string | null }[];
  /** Plain date at the venue. */
  dueOn: string;
  /** Who asked, and in which query: for the record only. */
  details?: Record<string, string[]>;
};

/**
 * What all returns share (practice table, R7, R11, R16): items tied to fields, a due date, the end of open reviews and
 * the mail. The person sees exactly these items. The caller has authorized.
 */
export async function sendBack(
  tx: Tx,
  ctx: Ctx,
  { action, delegate, version, items, dueOn, details = {} }: Return,
): Promise<Result<{ version: number }>> {
  const { conference } = delegate;
  const dueAt = endOfDayAt(dueOn, conference.timeZone);
  if (dueAt <= ctx.now || dueOn > (plainDateOf(conference.endsOn) ?? "")) {
    return refuse("INVALID", "checkFields", { fields: { dueOn: "dueDateOutside" } });
  }
  const moved = await transitionDelegate(tx, ctx, { action, delegate, version, data: { dueAt } });
  if (!moved.ok) return moved;
  const { decisionId } = moved.value;
  const rows = items.map((item, position) => ({
    id: newId(),
    decisionId,
    position,
    field: RETURN_REASONS[item.reasonCode],
    ...item,
  }));
  if (ctx.portion) ctx.portion.returnItems.push(...rows);
  else await tx.returnItem.createMany({ data: rows });
  await cancelReviews(tx, ctx, delegate.id);
  await tellDelegate(tx, ctx, delegate, "delegate-returned", decisionId, {
    dueAt: dueAt.toISOString(),
    items: items.map(({ reasonCode, note }) => ({ reasonCode, note })),
  });
  await recordAudit(tx, ctx, {
    action: "delegate.returned",
    conferenceId: conference.id,
    subjectType: "delegate",
    subjectId: delegate.id,
    changes: { state: { before: delegate.state, after: "RETURNED" } },
    details: { items: items.map(({ reasonCode }) => reasonCode), dueOn, ...details },
  });
  return ok({ version: moved.value.version });
}
