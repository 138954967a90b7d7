import "server-only";
import { actOnPerson, type PersonOfAct } from "@/lib/accreditation/bulk/act-on-person";
import type { ActToCarryOut } from "@/lib/accreditation/bulk/commands/carry-out-row";
import { PERMISSION_OF_KIND } from "@/lib/accreditation/bulk/permission-of-kind";
import { writeDecisions, writePortion } from "@/lib/accreditation/bulk/write-portion";
import { findSubjects } from "@/lib/accreditation/find-subject";
import { lockRoom } from "@/lib/accreditation/room";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Refusal } from "@/lib/errors";
import { authorize } from "@/lib/policy/can";
import { markPortion, portionOf } from "@/lib/portion";
import { ok, type Result, refusal } from "@/lib/result";

export type PortionToCarryOut = ActToCarryOut & { rows: readonly (PersonOfAct & { position: number })[] };

/** By position: the refusal of the single act, or null where it went through. Settled rows are not among them. */
export type PortionOutcome = ReadonlyMap<number, Refusal | null>;

const TRIAL_ENDED = { code: "CONFLICT", message: "trialPassed" } as const;

/** The rows that nobody has settled, held until the commit: a second job waits, and finds none of them. */
async function holdRows(tx: Tx, { actId, rows }: PortionToCarryOut): Promise<Set<number>> {
  const open = await tx.$queryRaw<{ position: number }[]>`SELECT "position" FROM "BulkActRow"
    WHERE "actId" = ${actId}::uuid AND "state" IN ('NEW', 'READY')
      AND "position" = ANY (${rows.map(({ position }) => position)}::int[])
    ORDER BY "position" FOR UPDATE`;
  return new Set(open.map(({ position }) => position));
}

/** In the order of their ids: two portions that name the same people in whatever order never wait in a circle. */
async function holdFiles(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ANY (${ids}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
}

/**
 * Does the act to several people by the command of the single act, in one transaction with the note that it is done.
 * Each has a savepoint: who is refused is undone alone. Files are read, and mails, jobs and audit entries written, at
 * once for all. A trial goes the same way and is rolled back.
 * @returns what became of each; FORBIDDEN when the actor may not do the act any more. Throws, or refuses, when the
 *   portion as a whole did not go through: then nothing has happened, and each row may be carried out by itself
 */
export async function carryOutPortion(ctx: Ctx, portion: PortionToCarryOut): Promise<Result<PortionOutcome>> {
  const denied = authorize(ctx, PERMISSION_OF_KIND[portion.terms.kind], {
    conferenceId: portion.conferenceId,
  });
  if (denied) return refusal(denied);
  const { actId, terms, mode, rows } = portion;
  const outcome = new Map<number, Refusal | null>();
  const done = await inTransaction(ctx, async (tx, ctx) => {
    const open = await holdRows(tx, portion);
    const people = rows.filter(({ position }) => open.has(position));
    const ids = people.map(({ delegateId }) => delegateId);
    // As the single approval does: room before files.
    if (terms.kind === "APPROVE") await lockRoom(tx, ctx, portion.conferenceId);
    await holdFiles(tx, ids);
    const gathered = portionOf(await findSubjects(tx, ctx, ids, PERMISSION_OF_KIND[terms.kind]));
    for (const { position, ...person } of people) {
      const forget = markPortion(gathered);
      await tx.$executeRaw`SAVEPOINT person`;
      const acted = await actOnPerson(tx, { ...ctx, portion: gathered }, terms, person);
      if (!acted.ok) {
        await tx.$executeRaw`ROLLBACK TO SAVEPOINT person`;
        forget();
      }
      outcome.set(position, acted.ok ? null : acted.error);
    }
    await writeDecisions(tx, gathered);
    // What is checked at the commit must be heard before it: a trial never gets there.
    await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
    if (mode === "trial") return refusal(TRIAL_ENDED);
    const through = people.flatMap(({ position }) => (outcome.get(position) === null ? [position] : []));
    await tx.bulkActRow.updateMany({
      where: { actId, position: { in: through } },
      data: { state: "DONE", settledAt: ctx.now },
    });
    await writePortion(tx, gathered);
    return ok();
  });
  if (!done.ok && done.error.message !== TRIAL_ENDED.message) return done;
  return ok(outcome);
}
