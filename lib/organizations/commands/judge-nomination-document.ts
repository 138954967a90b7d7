import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { requiredChecks } from "@/lib/conferences/nomination-checks";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { JudgeNominationDocumentInput } from "@/lib/organizations/schema";
import { tellFocalPoints } from "@/lib/organizations/tell-focal-points";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

const AUDIT = {
  verified: "nominationDocument.verified",
  defective: "nominationDocument.markedDefective",
  reopened: "nominationDocument.reopened",
} as const;

const STATE = { verified: "VERIFIED", defective: "DEFECTIVE", reopened: "RECEIVED" } as const;

/** Columns that say what was found; a reopened document is as it was received. */
function columnsOf(ctx: Ctx, userId: string, input: JudgeNominationDocumentInput) {
  const state = STATE[input.verdict];
  const verified = input.verdict === "verified";
  const defective = input.verdict === "defective";
  return {
    state,
    version: input.version + 1,
    verifiedAt: verified ? ctx.now : null,
    verifiedBy: verified ? userId : null,
    defectCode: defective ? input.defectCode : null,
    defectNote: defective && input.note ? input.note : null,
  };
}

async function keepChecks(tx: Tx, ctx: Ctx, userId: string, documentId: string, seen: [string, boolean][]) {
  await tx.nominationCheck.deleteMany({ where: { documentId } });
  await tx.nominationCheck.createMany({
    data: seen.map(([name, passes]) => ({
      documentId,
      name,
      passes,
      checkedBy: userId,
      checkedAt: ctx.now,
    })),
  });
}

/**
 * An officer's word on a received document: verified, when every check that the conference asks for was made and
 * passes; defective, with a code, which the focal points are told; or taken back, so that it can be judged anew.
 * @returns the new version; NOT_FOUND outside the actor's reach, INVALID checksMissing while a check is open or fails,
 *   CONFLICT staleVersion when it was judged or superseded meanwhile
 */
export async function judgeNominationDocument(
  ctx: Ctx,
  input: JudgeNominationDocumentInput,
): Promise<Result<{ version: number }>> {
  const denied = authorize(ctx, "nomination.verify");
  if (denied) return refusal(denied);
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  const { documentId, version, verdict } = input;
  return inTransaction(ctx, async (tx, ctx) => {
    const document = await tx.nominationDocument.findFirst({
      where: { id: documentId, delegation: delegationScope(ctx, "nomination.verify") },
      include: { delegation: { include: { conference: true } } },
    });
    if (!document) return refuse("NOT_FOUND", "documentNotFound");
    const { conference } = document.delegation;
    const asked = requiredChecks(conference.nominationChecks, document.kind);
    const seen = verdict === "reopened" ? {} : input.checks;
    if (verdict === "verified" && !asked.every((name) => seen[name] === true)) {
      return refuse("INVALID", "checksMissing");
    }
    if (verdict === "defective" && input.defectCode === "NOTE_OTHER" && !input.note) {
      return refuse("INVALID", "checkFields", { fields: { note: "required" } });
    }
    const { count } = await tx.nominationDocument.updateMany({
      where: {
        id: documentId,
        version,
        state: verdict === "reopened" ? { in: ["VERIFIED", "DEFECTIVE"] } : "RECEIVED",
      },
      data: columnsOf(ctx, actor.userId, input),
    });
    if (count === 0) return refuse("CONFLICT", "staleVersion");
    const made = asked.flatMap((name): [string, boolean][] => {
      const passes = seen[name];
      return passes === undefined ? [] : [[name, passes]];
    });
    await keepChecks(tx, ctx, actor.userId, documentId, made);
    if (verdict === "defective") {
      const { conferenceId, id: delegationId } = document.delegation;
      const values = { document: document.reference, defectCode: input.defectCode, note: input.note };
      const path = `/documents/${documentId}`;
      const told = { name: "nomination-defective", conferenceId, delegationId, values, path } as const;
      await tellFocalPoints(tx, ctx, told, `${documentId}:${version}`);
    }
    await recordAudit(tx, ctx, {
      action: AUDIT[verdict],
      conferenceId: conference.id,
      subjectType: "nominationDocument",
      subjectId: documentId,
      changes: { state: { before: document.state, after: STATE[verdict] } },
      details: {
        passed: made.flatMap(([name, passes]) => (passes ? [name] : [])),
        failed: made.flatMap(([name, passes]) => (passes ? [] : [name])),
        defectCode: verdict === "defective" ? input.defectCode : null,
      },
    });
    return ok({ version: version + 1 });
  });
}
