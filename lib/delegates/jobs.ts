import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/context";
import { db, type Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import {
  compareKnownPersons,
  type DuplicateComparison,
  type KnownPerson,
  mayBeLikely,
} from "@/lib/delegates/duplicates";
import { KNOWN_PARTS, knownPerson, likenessHash, storedCandidateKeys } from "@/lib/delegates/known-person";
import { lookUpCandidates } from "@/lib/delegates/look-up-candidates";
import { fillFreedPlaces } from "@/lib/delegates/transition";
import { newId } from "@/lib/ids";
import { readName } from "@/lib/matching/read-name";
import { UNCOMPARED_STATES } from "@/lib/policy/delegate-states";
import { ok } from "@/lib/result";

const payloadSchema = z.strictObject({ delegateId: z.uuid() });
/** Nothing but what the queue adds itself when the task comes round. */
const sweepSchema = z.strictObject({ _cron: z.unknown().optional() });

/** Who is sought: everybody that officers see. Those who left are nobody's double. */
/** Pairs of one person that are kept: the likeliest. Fifty registrations of one name are one problem, not 1,225. */
export const MAX_PAIRS = 20;

type Found = DuplicateComparison & { otherId: string; otherHash: Uint8Array<ArrayBuffer> };

/**
 * Writes a pair, its lower id first. One that was settled stays so while both say what they said then; a change opens
 * it again. Two jobs that find each other write the same row.
 */
async function keepPair(
  tx: Tx,
  ctx: Ctx,
  conferenceId: string,
  own: { id: string; hash: Uint8Array<ArrayBuffer> },
  found: Found,
): Promise<void> {
  const first = own.id < found.otherId;
  const [oneId, otherId] = first ? [own.id, found.otherId] : [found.otherId, own.id];
  const [oneHash, otherHash] = first ? [own.hash, found.otherHash] : [found.otherHash, own.hash];
  await tx.$executeRaw`
    INSERT INTO "DuplicatePair" ("id", "conferenceId", "oneId", "otherId", "score", "reasons", "oneHash", "otherHash", "foundAt")
    VALUES (${newId()}::uuid, ${conferenceId}::uuid, ${oneId}::uuid, ${otherId}::uuid, ${found.score},
      ${found.reasons}::text[], ${oneHash}, ${otherHash}, ${ctx.now})
    ON CONFLICT ("oneId", "otherId") DO UPDATE SET "score" = excluded."score", "reasons" = excluded."reasons",
      "oneHash" = excluded."oneHash", "otherHash" = excluded."otherHash", "foundAt" = excluded."foundAt",
      "state" = 'OPEN', "decidedBy" = NULL, "decidedAt" = NULL, "note" = NULL
    WHERE "DuplicatePair"."state" <> 'MERGED' AND ("DuplicatePair"."oneHash" <> excluded."oneHash"
      OR "DuplicatePair"."otherHash" <> excluded."otherHash")`;
}

/** All whom the rule calls likely or the same, the likeliest first: looked up by the keys, read and compared. */
export async function compareAll(
  tx: Tx,
  row: { id: string; conferenceId: string },
  person: KnownPerson,
  keys: string[],
): Promise<Found[]> {
  const candidates = await lookUpCandidates(tx, row.conferenceId, row.id, keys);
  const read = { ...person, readName: readName(person.name) };
  return candidates
    .flatMap(({ id, person: known }): Found[] => {
      if (!mayBeLikely(person, known)) return [];
      const comparison = compareKnownPersons(read, { ...known, readName: readName(known.name) });
      if (comparison.verdict === "no") return [];
      return [{ ...comparison, otherId: id, otherHash: likenessHash(known) }];
    })
    .toSorted((a, b) => b.score - a.score || (a.otherId < b.otherId ? -1 : 1));
}

/**
 * Task `duplicates.find`: compares somebody with all who share a key, and keeps the likely pairs for the officer. It
 * runs after the commit that caused it, so that of two who submit at once the later job sees both.
 * Running twice changes nothing.
 */
export async function findDuplicates(ctx: Ctx, payload: unknown): Promise<void> {
  const { delegateId } = payloadSchema.parse(payload);
  await inTransaction(ctx, async (tx, ctx) => {
    // Held until the commit, so that the keys of two jobs about one person are those of the later state.
    await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ${delegateId}::uuid FOR NO KEY UPDATE`;
    const row = await tx.delegate.findUnique({ where: { id: delegateId }, include: KNOWN_PARTS });
    if (!row) return ok();
    const person = knownPerson(row);
    const isSeen = !UNCOMPARED_STATES.includes(row.state);
    const keys = isSeen ? storedCandidateKeys(person) : [];
    await tx.$executeRaw`UPDATE "Delegate" SET "candidateKeys" = ${keys}::text[] WHERE "id" = ${delegateId}::uuid`;
    const found = isSeen ? await compareAll(tx, row, person, keys) : [];
    const own = { id: delegateId, hash: likenessHash(person) };
    // In one order for all jobs, so that two of them never wait for each other.
    const kept = found.slice(0, MAX_PAIRS).toSorted((a, b) => (a.otherId < b.otherId ? -1 : 1));
    for (const pair of kept) await keepPair(tx, ctx, row.conferenceId, own, pair);
    const likely = found.map(({ otherId }) => otherId);
    await tx.duplicatePair.deleteMany({
      where: {
        state: "OPEN",
        OR: [
          { oneId: delegateId, otherId: { notIn: likely } },
          { otherId: delegateId, oneId: { notIn: likely } },
        ],
      },
    });
    return ok();
  });
}

/**
 * Task `waitingLists.fill`: gives places that stayed free to whoever waits for them, by the same rule and with the
 * same record as a withdrawal. A place stays free when the person next in line was just withdrawing, was passed over,
 * and then stayed after all; or when a category's zones were changed. Runs any number of times.
 * @returns how many took a place
 */
export async function fillWaitingLists(ctx: Ctx, payload: unknown): Promise<number> {
  sweepSchema.parse(payload);
  const today = new Date(ctx.now.toISOString().slice(0, 10));
  const waiting = await db.delegate.findMany({
    where: {
      state: "WAITLISTED",
      awaitsRoom: false,
      delegationId: { not: null },
      conference: { endsOn: { gte: today } },
    },
    distinct: ["delegationId"],
    select: { delegationId: true },
  });
  let taken = 0;
  for (const { delegationId } of waiting) {
    if (!delegationId) continue;
    const filled = await inTransaction(ctx, (tx, ctx) =>
      fillFreedPlaces(tx, ctx, delegationId, { by: "found", decisionId: null }),
    );
    // Somebody was faster: the next round looks again.
    if (filled.ok) taken += filled.value;
  }
  return taken;
}
