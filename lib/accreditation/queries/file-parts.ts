import "server-only";
import { type DossierAssignment, getAssignment } from "@/lib/accreditation/assignment/queries/assignments";
import { type DossierNotes, listNotes } from "@/lib/accreditation/notes/queries/notes";
import { type Colleague, listColleagues } from "@/lib/accreditation/queries/colleagues";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { authorize, can } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** What stands beside a dossier: notes, who looks after it, who else works on it, how often it was submitted. */
export type FileParts = {
  notes: DossierNotes | null;
  assignment: DossierAssignment | null;
  colleagues: Colleague[];
  submissions: number;
  mayPrint: boolean;
};

/** The parts of a file beside its decisions, as the reader may see them. NOT_FOUND out of reach. */
export async function getFileParts(ctx: Ctx, delegateId: string): Promise<Result<FileParts>> {
  const denied = authorize(ctx, "delegate.read");
  if (denied) return refusal(denied);
  const row = await db.delegate.findFirst({
    where: { AND: [{ id: delegateId }, delegateScope(ctx, "delegate.read")] },
    select: {
      conferenceId: true,
      delegationId: true,
      categoryId: true,
      _count: { select: { snapshots: true } },
    },
  });
  if (!row) return refuse("NOT_FOUND", "registrationNotFound");
  const { _count, ...place } = row;
  const [notes, assignment, colleagues] = await Promise.all([
    listNotes(ctx, { delegateId }),
    getAssignment(ctx, { delegateId }),
    listColleagues(ctx, place),
  ]);
  if (!notes.ok) return notes;
  if (!assignment.ok) return assignment;
  return ok({
    notes: notes.value,
    assignment: assignment.value,
    colleagues: colleagues.ok ? colleagues.value : [],
    submissions: _count.snapshots,
    mayPrint: can(ctx.actor, "record.print", place),
  });
}
