import { beforeAll, expect, test } from "vitest";
import { startBulkAct } from "@/lib/accreditation/bulk/commands/start-bulk-act";
import { PORTION, runBulkAct } from "@/lib/accreditation/bulk/jobs";
import { getBulkAct } from "@/lib/accreditation/bulk/queries/bulk-acts";
import { verifyChain } from "@/lib/audit/verify";
import type { Ctx, UserActor } from "@/lib/context";
import { db } from "@/lib/db/client";
import { delegationOf, foundConference, must, staff, system } from "@/tests/integration/badges/fixture";
import { previewedApproval, readyPeople } from "@/tests/support/ready-people";
import { until } from "@/tests/support/worker";

const PEOPLE = 60;
const ROUNDS = 6;

let conferenceId: string;
let approvers: [Ctx, Ctx];

beforeAll(async () => {
  conferenceId = await foundConference();
  const approver = async (): Promise<Ctx> => ({
    ...(await staff("accreditationApprover", conferenceId)),
    now: new Date(),
  });
  approvers = [await approver(), await approver()];
});

/** The act of this officer on those people in that order, as after a preview. */
async function started(ctx: Ctx, people: { id: string; version: number }[]): Promise<string> {
  const requestedBy = (ctx.actor as UserActor).userId;
  const actId = await previewedApproval({ conferenceId, requestedBy }, people);
  must(await startBulkAct(ctx, { actId, people: people.length }));
  return actId;
}

const run = (actId: string) => runBulkAct(system(new Date()), { actId });

/** How often the database had to break a deadlock in this file's database. */
async function deadlocks(): Promise<number> {
  await db.$queryRaw`SELECT pg_stat_force_next_flush()::text`;
  const [row] = await db.$queryRaw<{ deadlocks: bigint }[]>`
    SELECT "deadlocks" FROM pg_stat_database WHERE "datname" = current_database()`;
  return Number(row?.deadlocks);
}

/** Lets both acts come to a standstill at their first person, so that neither is ahead when they go on. */
async function together(acts: readonly string[], first: readonly (string | undefined)[]): Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  await db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Delegate" WHERE "id" = ANY (${first}::uuid[]) FOR UPDATE`;
      running = Promise.all(acts.map(run));
      await until(async () => {
        const waiting = await db.$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity
          WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`;
        return waiting.length === acts.length;
      });
    },
    { timeout: 60_000 },
  );
  await running;
}

const newPeople = async (count: number) =>
  readyPeople({ conferenceId, delegationId: await delegationOf(conferenceId) }, count);

test("two acts on the same people in opposite order, at once: each is done by one, and told so by the other", async () => {
  const before = await deadlocks();
  for (let round = 1; round <= ROUNDS; round += 1) {
    const people = await newPeople(PEOPLE);
    const ids = people.map(({ id }) => id).sort();
    const acts = [
      await started(approvers[0], people),
      await started(approvers[1], people.toReversed()),
    ] as const;
    await together(acts, [people.at(0)?.id, people.at(-1)?.id]);
    for (const [at, actId] of acts.entries()) {
      const { state } = must(await getBulkAct(approvers[at] as Ctx, { conferenceId, actId }));
      expect(state).toBe("DONE");
    }
    const rows = await db.bulkActRow.findMany({ where: { actId: { in: [...acts] } } });
    const idsIn = (state: string) =>
      rows.flatMap((row) => (row.state === state ? [row.delegateId] : [])).sort();
    expect([idsIn("DONE"), idsIn("FAILED")]).toEqual([ids, ids]);
    const reasons = new Set(rows.flatMap(({ reason }) => reason ?? []));
    expect([...reasons].filter((reason) => reason !== "staleVersion")).toEqual([]);
    const decisions = await db.decision.findMany({ where: { delegateId: { in: ids }, action: "approve" } });
    expect(decisions.map(({ delegateId }) => delegateId).sort()).toEqual(ids);
    const share = rows.filter(({ actId, state }) => actId === acts[0] && state === "DONE").length;
    expect([share >= PORTION, PEOPLE - share >= PORTION]).toEqual([true, true]);
  }
  expect(await deadlocks()).toBe(before);
  expect(await verifyChain(conferenceId)).toMatchObject({ intact: true });
});

test("a person whose portion and whose own transaction were undone by a deadlock is carried out all the same", async () => {
  const people = await newPeople(3);
  const unlucky = people[1]?.id ?? "";
  await db.$executeRaw`CREATE SEQUENCE "deadlocks"`;
  await db.$executeRawUnsafe(`CREATE FUNCTION deadlock_twice() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF nextval('"deadlocks"') <= 2 THEN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = 'deadlock_detected'; END IF;
    RETURN NEW; END $$`);
  await db.$executeRawUnsafe(`CREATE TRIGGER deadlock_twice BEFORE INSERT ON "Decision" FOR EACH ROW
    WHEN (NEW."delegateId" = '${unlucky}') EXECUTE FUNCTION deadlock_twice()`);
  const actId = await started(approvers[0], people);
  await run(actId);
  const { counts } = must(await getBulkAct(approvers[0], { conferenceId, actId }));
  expect([counts.DONE, counts.FAILED]).toEqual([3, 0]);
  const [tried] = await db.$queryRaw<{ last: bigint }[]>`SELECT last_value AS "last" FROM "deadlocks"`;
  expect(tried?.last).toBe(3n);
});
