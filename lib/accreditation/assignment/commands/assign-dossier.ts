import "server-only";
import type { AssignDossierInput } from "@/lib/accreditation/assignment/schema";
import { actorsOfConference } from "@/lib/accreditation/colleagues";
import { findSubject } from "@/lib/accreditation/find-subject";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy/can";
import { isStaffOf } from "@/lib/policy/notes";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/**
 * Gives a dossier to a colleague who works on files of its conference and category, or to nobody any more. Who has it
 * already keeps it.
 * @returns NOT_FOUND out of reach; CONFLICT staleVersion when the file has changed; INVALID assigneeId for somebody who
 *   does not work on this file
 */
export async function assignDossier(ctx: Ctx, input: AssignDossierInput): Promise<Result<undefined>> {
  const denied = authorize(ctx, "dossier.assign");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const found = await findSubject(tx, ctx, input.delegateId, "dossier.assign");
    if (!found.ok) return found;
    const { id, conferenceId, delegationId, categoryId, version } = found.value;
    if (version !== input.version) return refuse("CONFLICT", "staleVersion");
    const { assigneeId } = input;
    const place = { conferenceId, delegationId, categoryId };
    if (assigneeId !== null) {
      const colleagues = await actorsOfConference(tx, ctx.now, conferenceId);
      if (!colleagues.some((colleague) => colleague.userId === assigneeId && isStaffOf(colleague, place)))
        return refuse("INVALID", "checkFields", { fields: { assigneeId: "chooseOne" } });
    }
    const before = await tx.assignment.findFirst({ where: { delegateId: id, endedAt: null } });
    if ((before?.assigneeId ?? null) === assigneeId) return ok();
    if (before) {
      const { count } = await tx.assignment.updateMany({
        where: { id: before.id, endedAt: null },
        data: { endedAt: ctx.now, endedBy: actor.userId },
      });
      if (count === 0) return refuse("CONFLICT", "staleVersion");
    }
    if (assigneeId !== null) {
      await tx.assignment.create({
        data: { id: newId(), delegateId: id, assigneeId, assignedBy: actor.userId, assignedAt: ctx.now },
      });
    }
    await recordAudit(tx, ctx, {
      action: "dossier.assigned",
      conferenceId,
      subjectType: "delegate",
      subjectId: id,
      changes: { assigneeId: { before: before?.assigneeId ?? null, after: assigneeId } },
    });
    return ok();
  });
}
