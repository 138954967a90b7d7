import { performance } from "node:perf_hooks";
import { type Ctx, systemContext } from "@/lib/context";
import { newId } from "@/lib/ids";
import { openConference } from "@/scripts/bench/review-queue";

export type BulkFigures = {
  people: number;
  /** The preview of all: each approval carried out and rolled back. */
  previewSeconds: number;
  /** All approved by the job, mails queued. */
  bulkSeconds: number;
  mailsQueued: number;
  /** As many others approved one after the other by the command of the button. */
  singleSeconds: number;
};

/** People of category DL in thirty delegations, reviewed and ready for a decision. */
async function readyPeople(conferenceId: string, count: number): Promise<string[]> {
  const { db } = await import("@/lib/db/client");
  const people = await db.$queryRaw<{ id: string }[]>`
    WITH made AS (SELECT gen_random_uuid() AS id, gen_random_uuid() AS person, g FROM generate_series(1, ${count}) g),
      people AS (INSERT INTO "Person" ("id", "familyName", "givenNames", "nationalities")
        SELECT m.person, 'Bench', 'Person ' || m.g, '{}' FROM made m RETURNING "id"),
      places AS (SELECT array_agg("id") AS ids FROM "Delegation" WHERE "conferenceId" = ${conferenceId}::uuid)
    INSERT INTO "Delegate" ("id", "conferenceId", "personId", "reference", "delegationId", "categoryId", "delegationRole",
      "functionalTitle", "state", "stateSince", "email", "locale", "ownerEmail", "requestKey", "submittedAt", "updatedAt")
    SELECT m.id, ${conferenceId}::uuid, m.person, 'BULK-' || m.g, p.ids[1 + m.g % array_length(p.ids, 1)], c."id",
      'ADVISER', 'Adviser', 'READY', now(), 'p' || m.g || '@x.example', 'ru', 'o' || m.g || '@x.example', gen_random_uuid(), now(),
      now()
    FROM made m, places p, "Category" c, (SELECT count(*) FROM people) w
    WHERE c."conferenceId" = ${conferenceId}::uuid AND c."code" = 'DL' RETURNING "id"`;
  return people.map(({ id }) => id);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** 500 approvals in one act, from the click to the last mail in the outbox, beside 500 clicks of one approver. */
export async function measureBulk(count = 500): Promise<BulkFigures> {
  const { prepareBulkAct } = await import("@/lib/accreditation/bulk/commands/prepare-bulk-act");
  const { startBulkAct } = await import("@/lib/accreditation/bulk/commands/start-bulk-act");
  const { runBulkAct, tryBulkAct } = await import("@/lib/accreditation/bulk/jobs");
  const { approveDelegate } = await import("@/lib/accreditation/commands/approve-delegate");
  const { db } = await import("@/lib/db/client");
  const { actorOfUser } = await import("@/lib/identity/actor-of-user");
  const own = { slug: "bench-bulk", code: "BLK27", credentialNumber: 60_003 };
  const conferenceId = await openConference(own);
  const people = await readyPeople(conferenceId, 2 * count);
  const userId = newId();
  await db.user.create({ data: { id: userId, email: "bulk@bench.example", name: "Approver" } });
  await db.roleGrant.create({
    data: { id: newId(), userId, role: "accreditationApprover", conferenceId },
  });
  const system = systemContext("bench", new Date(), newId());
  const actor = await actorOfUser(userId, newId(), system.now);
  if (!actor) throw new Error("no approver");
  const ctx: Ctx = { ...system, actor };
  const actId = newId();
  const ids = people.slice(0, count);
  const must = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };
  must(await prepareBulkAct(ctx, { actId, conferenceId, terms: { kind: "APPROVE" }, people: { ids } }));
  const previewSeconds = await seconds(() => tryBulkAct(system, { actId }));
  const bulkSeconds = await seconds(async () => {
    must(await startBulkAct(ctx, { actId, people: count }));
    await runBulkAct(system, { actId });
  });
  const done = await db.bulkActRow.count({ where: { actId, state: "DONE" } });
  if (done !== count) throw new Error(`only ${done} of ${count} were approved`);
  const mailsQueued = await db.message.count({ where: { conferenceId, name: "delegate-approved" } });
  const category = await db.category.findFirstOrThrow({
    where: { conferenceId, code: "DL" },
    include: { zones: { include: { zone: true } } },
  });
  const zoneCodes = category.zones.map(({ zone }) => zone.code);
  const others = await db.delegate.findMany({
    where: { id: { in: people.slice(count) } },
    select: { id: true, version: true },
  });
  const singleSeconds = await seconds(async () => {
    for (const { id: delegateId, version } of others)
      must(await approveDelegate(ctx, { delegateId, version, categoryId: category.id, zoneCodes }));
  });
  return { people: count, previewSeconds, bulkSeconds, mailsQueued, singleSeconds };
}
