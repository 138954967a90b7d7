import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { giveBackAbandoned } from "@/lib/jobs/abandoned";
import { enqueue } from "@/lib/jobs/enqueue";
import { beat, SILENT_AFTER, workerIsAlive } from "@/lib/jobs/heartbeat";
import { ok } from "@/lib/result";
import { must, system } from "@/tests/integration/badges/fixture";

const AT = new Date("2027-03-10T05:00:00Z");
const before = (ms: number) => new Date(AT.getTime() - ms);

/** A job that this worker took then and holds. */
async function held(worker: string, since: Date): Promise<void> {
  const messageId = newId();
  must(await inTransaction(system(), async (tx) => ok(await enqueue(tx, "message.deliver", { messageId }))));
  await db.$executeRaw`UPDATE graphile_worker._private_jobs SET locked_by = ${worker}, locked_at = ${since}
    WHERE locked_by IS NULL`;
}
const holders = async () =>
  (
    await db.$queryRaw<{ by: string | null }[]>`SELECT locked_by AS by FROM graphile_worker.jobs ORDER BY id`
  ).map(({ by }) => by);

beforeEach(async () => {
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await db.workerHeartbeat.deleteMany();
});

test("jobs of a killed worker are given back; those of living and of new workers are not", async () => {
  await held("killed", before(SILENT_AFTER + 1));
  await held("never-heard-of", before(SILENT_AFTER * 10));
  await held("living", before(SILENT_AFTER * 10));
  await held("just-started", before(1000));
  await beat("killed", before(SILENT_AFTER + 1));
  await beat("living", before(9000));
  expect(await giveBackAbandoned(AT)).toBe(2);
  expect(await holders()).toEqual([null, null, "living", "just-started"]);
  expect(await giveBackAbandoned(AT)).toBe(0);
  expect((await db.workerHeartbeat.findMany()).map(({ name }) => name)).toEqual(["living"]);
});

test("two workers that look at once give a job back once", async () => {
  await held("killed", before(SILENT_AFTER * 2));
  const counts = await Promise.all([giveBackAbandoned(AT), giveBackAbandoned(AT)]);
  expect(Math.max(...counts)).toBe(1);
  expect(await holders()).toEqual([null]);
});

test("a worker counts as there for a minute after it was heard of, whichever it is", async () => {
  expect(await workerIsAlive(AT)).toBe(false);
  await beat("old", before(SILENT_AFTER));
  expect(await workerIsAlive(AT)).toBe(false);
  await beat("young", before(SILENT_AFTER - 1));
  expect(await workerIsAlive(AT)).toBe(true);
});
