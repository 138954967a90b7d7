import "server-only";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/db/transaction";
import { type DraftToEnter, type EnteredDraft, enterDrafts } from "@/lib/delegates/enter-drafts";
import { representationProblems } from "@/lib/delegates/representation";
import { localeOf } from "@/lib/i18n/load-messages";
import { parseSteps, type StepRecord } from "@/lib/imports/delegate-steps";
import { type ImportOfRows, lockPendingRows, noteRowEnds } from "@/lib/imports/pending-rows";
import type { DelegateWrite } from "@/lib/imports/plan-delegates";
import { type RowToWrite, requestKeyOf } from "@/lib/imports/row-to-write";
import { takenPeople } from "@/lib/imports/taken-people";
import { authorize } from "@/lib/policy/can";
import { delegationScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

type Inside = Ctx & { tx: NonNullable<Ctx["tx"]> };
type Row = RowToWrite<DelegateWrite>;
type Judged = { row: Row; steps: StepRecord; refusal: string | null };

/** What stands against each row at this moment: delegation out of reach, the person there, the choice not open. */
async function judge(ctx: Inside, conferenceId: string, rows: readonly Row[]): Promise<Judged[]> {
  const { tx } = ctx;
  const ids = [...new Set(rows.map(({ write }) => write.delegationId))];
  const where = { AND: [{ id: { in: ids }, conferenceId }, delegationScope(ctx, "registration.create")] };
  const delegations = await tx.delegation.findMany({ where, select: { id: true } });
  const reached = new Set(delegations.map(({ id }) => id));
  const isTaken = await takenPeople(
    tx,
    conferenceId,
    rows.map(({ write }) => write.identity),
  );
  const choices = new Map<string, boolean>();
  const judged: Judged[] = [];
  for (const row of rows) {
    const { delegationId, identity } = row.write;
    const { steps } = parseSteps(row.write.steps);
    const { representation = {} } = steps;
    const denied = authorize(ctx, "registration.create", { conferenceId, delegationId });
    const choice = JSON.stringify([representation.delegationId, representation.categoryId]);
    if (!choices.has(choice)) {
      const problems = await representationProblems(tx, conferenceId, representation);
      choices.set(choice, Object.keys(problems).length === 0);
    }
    const refused = () => {
      if (denied) return denied.message;
      if (!reached.has(delegationId)) return "delegationNotFound";
      if (!choices.get(choice)) return "importRowStale";
      return isTaken(identity) ? "importRowTaken" : null;
    };
    judged.push({ row, steps, refusal: refused() });
  }
  return judged;
}

const draftOf = ({ row, steps }: Judged, createdByUserId: string): DraftToEnter => ({
  draft: {
    requestKey: requestKeyOf(row),
    delegationId: row.write.delegationId,
    ownerEmail: null,
    createdByUserId,
    locale: localeOf(String(steps.contact?.locale ?? row.write.locale)),
  },
  steps,
});

/**
 * Writes rows of new people, a piece of a table in one transaction: set-based, with the chain of the audit locked only
 * at its end. A row that may not be written is noted as failed with its reason, and holds up no other; rows that are
 * done already are passed over.
 * @returns an error of the database is thrown and undoes the piece: the caller tries its rows one by one
 */
export async function writeNewDelegates(
  ctx: Ctx,
  { import: found, rowNumbers }: { import: ImportOfRows; rowNumbers: number[] },
): Promise<Result<undefined>> {
  const denied = authorize(ctx, "import.make", { conferenceId: found.conferenceId });
  if (denied) return refusal(denied);
  const { id: importId, conferenceId } = found;
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    const rows: Row[] = await lockPendingRows(tx, found, rowNumbers);
    if (rows.length === 0) return ok();
    const judged = await judge(ctx, conferenceId, rows);
    const free = judged.filter(({ refusal: why }) => why === null);
    const conference = await tx.conference.findUniqueOrThrow({ where: { id: conferenceId } });
    const drafts = free.map((row) => draftOf(row, actor.userId));
    const entered = await enterDrafts(tx, ctx, conference, drafts);
    const made = new Map<number, EnteredDraft>(
      entered.map((draft, at) => [free[at]?.row.rowNumber ?? 0, draft]),
    );
    await noteRowEnds(
      tx,
      importId,
      judged.map(({ row: { rowNumber }, refusal: why }) => {
        const id = made.get(rowNumber)?.id;
        return { rowNumber, ...(id ? { id } : {}), ...(why ? { refusal: why } : {}) };
      }),
    );
    const entries = free.flatMap(({ row: { rowNumber, write } }) => {
      const draft = made.get(rowNumber);
      if (!draft) return [];
      return {
        action: "registration.added" as const,
        conferenceId,
        subjectType: "delegate",
        subjectId: draft.id,
        changes: draft.changes,
        details: {
          reference: draft.reference,
          delegationId: write.delegationId,
          importId,
          row: rowNumber,
        },
      };
    });
    await recordAudit(tx, ctx, ...entries);
    return ok();
  });
}
