import { Logger, runOnce, type TaskList } from "graphile-worker";
import { beforeEach, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { retryJob } from "@/lib/jobs/commands/retry-job";
import { enqueue } from "@/lib/jobs/enqueue";
import { getJobOverview } from "@/lib/jobs/queries";
import { cronItems, taskList } from "@/lib/jobs/worker";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { ok, refuse } from "@/lib/result";
import { contextOf, foundConference, must, outcome, staff, system } from "@/tests/integration/badges/fixture";

let done: string[] = [];
const failing = { now: false };
/** The queue's own machinery around a handler that the test can watch and break. */
const watched: TaskList = {
  "message.deliver": (payload) => {
    if (failing.now) throw new Error("mail server away\n  at some/internal/path.ts:1");
    done.push((payload as { messageId: string }).messageId);
  },
};
const logger = new Logger(() => () => undefined);
const runAll = () =>
  runOnce({ connectionString: process.env.DATABASE_URL ?? "", taskList: watched, concurrency: 2, logger });

async function admin(): Promise<Ctx> {
  const ctx = await staff("administrator", await foundConference());
  if (ctx.actor.kind !== "user") throw new Error("no user");
  const grants = [
    { role: "administrator" as const, conferenceId: null, delegationId: null, categoryIds: [] },
  ];
  return { ...ctx, actor: { ...ctx.actor, grants } };
}

async function add(
  messageId: string,
  options: { jobKey?: string; maxAttempts?: number } = {},
): Promise<void> {
  const work = inTransaction(system(), async (tx) =>
    ok(await enqueue(tx, "message.deliver", { messageId }, options)),
  );
  must(await work);
}

/** A job that was given up. */
async function dead(): Promise<string> {
  failing.now = true;
  await add(newId(), { maxAttempts: 1 });
  await runAll();
  failing.now = false;
  const [job] = must(await getJobOverview(await admin())).dead;
  return job?.id ?? "";
}

beforeEach(async () => {
  done = [];
  failing.now = false;
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

describe("a job", () => {
  test("is done once where its cause commits, and never where it is rolled back", async () => {
    const [kept, lost, thrown] = [newId(), newId(), newId()];
    await add(kept);
    await inTransaction(system(), async (tx) => {
      await enqueue(tx, "message.deliver", { messageId: lost });
      return refuse("CONFLICT", "staleVersion");
    });
    const broken = inTransaction(system(), async (tx) => {
      await enqueue(tx, "message.deliver", { messageId: thrown });
      throw new Error("killed");
    });
    await expect(broken).rejects.toThrow("killed");
    await runAll();
    await runAll();
    expect(done).toEqual([kept]);
  });

  test("with a key waits once, however often it is asked for", async () => {
    await Promise.all([1, 2, 3].map(() => add(newId(), { jobKey: "one" })));
    await runAll();
    expect(done).toHaveLength(1);
  });

  test("that failed is tried again", async () => {
    const messageId = newId();
    failing.now = true;
    await add(messageId);
    await runAll();
    expect(must(await getJobOverview(await admin()))).toMatchObject({ waiting: 1, dead: [] });
    failing.now = false;
    await db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`;
    await runAll();
    expect(done).toEqual([messageId]);
  });

  test("has a handler for every task, and the nightly ones exist", () => {
    expect(Object.keys(taskList).sort()).toEqual([
      "badgeBatch.print",
      "badgeChecks.clean",
      "badgeChecks.seal",
      "bulkAct.run",
      "bulkAct.try",
      "bulkActs.clean",
      "clearances.expire",
      "duplicates.find",
      "export.make",
      "exports.clean",
      "files.clean",
      "focalPoint.activate",
      "import.read",
      "import.write",
      "imports.expire",
      "invitations.run",
      "message.deliver",
      "organizations.refreshKeys",
      "passwordReset.send",
      "purge.run",
      "registrations.end",
      "reminder.send",
      "reminders.plan",
      "returns.lapse",
      "reviews.restart",
      "room.fill",
      "room.sweep",
      "sessions.clean",
      "signatures.expire",
      "waitingLists.fill",
    ]);
    for (const { task } of cronItems) expect(taskList).toHaveProperty([task]);
  });

  test.each(Object.keys(taskList))("%s refuses a payload it does not know", async (name) => {
    const handler = taskList[name];
    // What comes round by itself carries nothing to read.
    if (/\.(clean|expire|plan)$/.test(name)) return expect(handler).toBeTypeOf("function");
    await expect((async () => handler?.({ unknown: true }, {} as never))()).rejects.toThrow();
  });
});

describe("a dead job", () => {
  test("is shown with its reason and attempts, without its payload", async () => {
    const id = await dead();
    const overview = must(await getJobOverview(await admin()));
    expect(overview).toMatchObject({ waiting: 0, running: 0 });
    expect(overview.dead).toEqual([
      {
        id,
        task: "message.deliver",
        attempts: 1,
        lastError: expect.stringMatching(/^mail server away$/),
        runAt: expect.any(String),
      },
    ]);
    expect(JSON.stringify(overview)).not.toContain("messageId");
  });

  test("given another chance is done, with one entry in the log, also when two ask at once", async () => {
    const jobId = await dead();
    const [one, two] = [await admin(), await admin()];
    const answers = await Promise.all([retryJob(one, { jobId }), retryJob(two, { jobId })]);
    expect(answers.map(outcome).sort()).toEqual(["CONFLICT alreadyDone", "ok"]);
    await runAll();
    expect(done).toHaveLength(1);
    expect(must(await getJobOverview(one))).toEqual({ waiting: 0, running: 0, dead: [] });
    expect(await db.auditEntry.findMany({ where: { subjectId: jobId }, select: { action: true } })).toEqual([
      { action: "job.retried" },
    ]);
    expect(outcome(await retryJob(one, { jobId }))).toBe("CONFLICT alreadyDone");
    expect(outcome(await retryJob(one, { jobId: "999999999" }))).toBe("CONFLICT alreadyDone");
  });

  test("that is alive again is left alone", async () => {
    await add(newId());
    const [job] = await db.$queryRaw<{ id: bigint }[]>`SELECT id FROM graphile_worker.jobs`;
    expect(outcome(await retryJob(await admin(), { jobId: String(job?.id) }))).toBe("CONFLICT alreadyDone");
  });

  test("is no matter of weaker roles", async () => {
    const jobId = await dead();
    const conferenceId = await foundConference();
    expect(outcome(await getJobOverview(contextOf({ kind: "anonymous" })))).toMatch(/^UNAUTHENTICATED/);
    for (const role of ROLE_NAMES) {
      if (role === "administrator") continue;
      const weaker = await staff(role, conferenceId);
      expect(outcome(await getJobOverview(weaker)), role).toBe("FORBIDDEN notAllowed");
      expect(outcome(await retryJob(weaker, { jobId })), role).toBe("FORBIDDEN notAllowed");
    }
    expect(must(await getJobOverview(await admin())).dead).toHaveLength(1);
  });
});
