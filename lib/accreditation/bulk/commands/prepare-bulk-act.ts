import "server-only";
import { PERMISSION_OF_KIND } from "@/lib/accreditation/bulk/permission-of-kind";
import { MOST_PEOPLE, type PrepareBulkActInput } from "@/lib/accreditation/bulk/schema";
import { filterSql, peopleSql } from "@/lib/accreditation/queue-sql";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/jobs/enqueue";
import { authorize } from "@/lib/policy/can";
import { delegateScope } from "@/lib/policy/scope";
import { ok, type Result, refusal, refuse } from "@/lib/result";

type Person = { id: string; version: number };

/** Acts of one person that are tried or carried out at once; more would keep everybody else's work waiting. */
const MAX_BUSY = 3;

/** The people of the act in the order of the queue, with their present versions, and how many there are in all. */
async function peopleOf(
  tx: Tx,
  ctx: Ctx,
  { conferenceId, people, terms }: PrepareBulkActInput,
): Promise<{ people: Person[]; found: number }> {
  if ("ids" in people) {
    const scope = delegateScope(ctx, PERMISSION_OF_KIND[terms.kind]);
    const rows = await tx.delegate.findMany({
      where: { AND: [{ id: { in: people.ids }, conferenceId, state: { not: "DRAFT" } }, scope] },
      select: { id: true, version: true },
      orderBy: [{ stateSince: "asc" }, { id: "asc" }],
    });
    return { people: rows, found: rows.length };
  }
  const [source, where] = [peopleSql(people.filter.q), filterSql(ctx, conferenceId, people.filter)];
  const rows = await tx.$queryRaw<(Person & { found: bigint })[]>`
    SELECT d."id", d."version", count(*) OVER () AS "found" FROM ${source} d
    WHERE ${where} ORDER BY d."stateSince", d."id" LIMIT ${MOST_PEOPLE}`;
  return { people: rows, found: Number(rows[0]?.found ?? 0) };
}

/**
 * Notes down an act on many people with the versions that they have now, and has each tried in the background, so that
 * a preview can say how many will happen and why the others will not.
 * @returns the act, the same for a second click; NOT_FOUND conferenceNotFound, or registrationNotFound when one of the
 *   chosen is out of reach; INVALID nobodyChosen; LIMIT bulkActsBusy
 */
export async function prepareBulkAct(
  ctx: Ctx,
  input: PrepareBulkActInput,
): Promise<Result<{ actId: string }>> {
  const denied = authorize(ctx, PERMISSION_OF_KIND[input.terms.kind], { conferenceId: input.conferenceId });
  if (denied) return refusal(denied);
  const { actId: id, conferenceId, terms, people: chosen } = input;
  const { actor } = ctx;
  if (actor.kind !== "user") return refuse("FORBIDDEN", "notAllowed");
  return inTransaction(ctx, async (tx, ctx) => {
    if (!(await tx.conference.findUnique({ where: { id: conferenceId }, select: { id: true } })))
      return refuse("NOT_FOUND", "conferenceNotFound");
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`bulk:${actor.userId}`}, 0))`;
    const before = await tx.bulkAct.findUnique({ where: { id } });
    if (before)
      return before.requestedBy === actor.userId ? ok({ actId: id }) : refuse("CONFLICT", "alreadyDone");
    const busy = await tx.bulkAct.count({
      where: { requestedBy: actor.userId, state: { in: ["TRYING", "RUNNING"] } },
    });
    if (busy >= MAX_BUSY) return refuse("LIMIT", "bulkActsBusy");
    const { people, found } = await peopleOf(tx, ctx, input);
    if ("ids" in chosen && people.length !== new Set(chosen.ids).size)
      return refuse("NOT_FOUND", "registrationNotFound");
    if (people.length === 0) return refuse("INVALID", "nobodyChosen");
    await tx.bulkAct.create({
      data: {
        id,
        conferenceId,
        kind: terms.kind,
        requestedBy: actor.userId,
        terms,
        found,
        createdAt: ctx.now,
      },
    });
    await tx.bulkActRow.createMany({
      data: people.map(({ id: delegateId, version }, position) => ({
        actId: id,
        position,
        delegateId,
        version,
      })),
    });
    await enqueue(tx, "bulkAct.try", { actId: id }, { jobKey: `bulkAct.try:${id}` });
    return ok({ actId: id });
  });
}
