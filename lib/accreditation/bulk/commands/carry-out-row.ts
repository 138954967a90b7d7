import "server-only";
import { assignDossier } from "@/lib/accreditation/assignment/commands/assign-dossier";
import { PERMISSION_OF_KIND } from "@/lib/accreditation/bulk/permission-of-kind";
import type { BulkTerms } from "@/lib/accreditation/bulk/schema";
import { approveDelegate } from "@/lib/accreditation/commands/approve-delegate";
import { askForMore } from "@/lib/accreditation/commands/ask-for-more";
import { returnDelegate } from "@/lib/accreditation/commands/return-delegate";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

export type RowToCarryOut = {
  actId: string;
  conferenceId: string;
  terms: BulkTerms;
  position: number;
  delegateId: string;
  /** As the preview showed it. */
  version: number;
  /** A trial is rolled back when it has gone through. */
  mode: "trial" | "run";
};

const TRIAL_PASSED = { code: "CONFLICT", message: "trialPassed" } as const;

/** Approves somebody in the category that was asked for, with all its zones. */
async function approveAsAsked(tx: Tx, ctx: Ctx, subject: { delegateId: string; version: number }) {
  const found = await tx.delegate.findFirst({
    where: { AND: [{ id: subject.delegateId }, delegateScope(ctx, "delegate.approve")] },
    select: { categoryId: true },
  });
  if (!found) return refuse("NOT_FOUND", "registrationNotFound");
  const { categoryId } = found;
  const zones = await tx.$queryRaw<{ code: string }[]>`SELECT z."code" FROM "CategoryZone" c
    JOIN "Zone" z ON z."id" = c."zoneId" WHERE c."categoryId" = ${categoryId}::uuid`;
  const zoneCodes = zones.map(({ code }) => code);
  if (!categoryId || zoneCodes.length === 0) return refuse("INVALID", "categoryMissing");
  return approveDelegate(ctx, { ...subject, categoryId, zoneCodes });
}

/** The single act, in the caller's transaction: there is no other way to do it. */
function actOn(tx: Tx, ctx: Ctx, { terms, delegateId, version }: RowToCarryOut): Promise<Result<unknown>> {
  const subject = { delegateId, version };
  switch (terms.kind) {
    case "APPROVE":
      return approveAsAsked(tx, ctx, subject);
    case "RETURN":
      return returnDelegate(ctx, { ...subject, items: terms.items, dueOn: terms.dueOn });
    case "ASK_FOR_MORE":
      return askForMore(ctx, { ...subject, items: terms.items, dueOn: terms.dueOn });
    case "ASSIGN":
      return assignDossier(ctx, { ...subject, assigneeId: terms.assigneeId });
  }
}

/**
 * Does the act to one person, by the command of the single act, in a transaction of its own with the note that it is
 * done. A row that is settled is passed over, so that a job may be killed and run again, or run twice at once. A trial
 * goes the same way to its end and is rolled back.
 * @returns the refusal of the single act: then nothing has happened and the row stands as it stood
 */
export async function carryOutRow(ctx: Ctx, row: RowToCarryOut): Promise<Result<undefined>> {
  const denied = authorize(ctx, PERMISSION_OF_KIND[row.terms.kind], { conferenceId: row.conferenceId });
  if (denied) return refusal(denied);
  const { actId, position, mode } = row;
  const done = await inTransaction(ctx, async (tx, ctx) => {
    if (mode === "run") {
      // First, since the row's lock keeps a second job out until the commit.
      const { count } = await tx.bulkActRow.updateMany({
        where: { actId, position, state: "READY" },
        data: { state: "DONE", settledAt: ctx.now },
      });
      if (count === 0) return ok();
    }
    const acted = await actOn(tx, ctx, row);
    if (!acted.ok) return acted;
    if (mode === "run") return ok();
    // What is checked at the commit must be heard in the trial too.
    await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
    return refusal(TRIAL_PASSED);
  });
  if (!done.ok && done.error.message === TRIAL_PASSED.message) return ok();
  return done;
}
