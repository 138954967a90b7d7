import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { actingRole, authorize } from "@/lib/policy/can";
import { ok, type Result, refusal } from "@/lib/result";
import { addEventRow } from "@/lib/screening/event-rows";
import { findFile } from "@/lib/screening/find-file";
import type { ClearanceNoteInput } from "@/lib/screening/schema";

/** Writes a note into a clearance file, whatever its state. The audit trail says that, never what. */
export async function writeNote(ctx: Ctx, input: ClearanceNoteInput): Promise<Result<{ id: string }>> {
  const denied = authorize(ctx, "clearance.decide");
  if (denied) return refusal(denied);
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findFile(tx, ctx, input.delegateId);
    if (!found.ok) return found;
    const { actor, delegate, file } = found.value;
    const id = newId();
    await addEventRow(tx, {
      id,
      delegateId: delegate.id,
      action: "note",
      fromState: file.state,
      toState: file.state,
      note: input.note,
      actorUserId: actor.userId,
      actingRole: actingRole(actor, "clearance.decide", { conferenceId: delegate.conferenceId }),
      requestId: ctx.requestId,
      createdAt: ctx.now,
    });
    await recordAudit(tx, ctx, {
      action: "clearance.written",
      conferenceId: delegate.conferenceId,
      subjectType: "delegate",
      subjectId: delegate.id,
      details: { entryId: id },
    });
    return ok({ id });
  });
}
