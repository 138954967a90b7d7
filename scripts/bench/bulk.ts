import { performance } from "node:perf_hooks";
import { type Ctx, systemContext } from "@/lib/context";
import { newId } from "@/lib/ids";
import { readyPeople } from "@/scripts/bench/submissions";

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

const OWN = {
  slug: "bench-bulk",
  code: "BLK27",
  credentialNumber: 60_003,
  organization: "BLKNOR",
  firstNo: 7001,
};

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
  const { people } = await readyPeople(2 * count, OWN);
  const { id: conferenceId } = await db.conference.findUniqueOrThrow({ where: { slug: OWN.slug } });
  await db.delegate.updateMany({ where: { conferenceId }, data: { state: "SUBMITTED" } });
  await db.delegate.updateMany({ where: { conferenceId }, data: { state: "READY" } });
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
  const ids = people.slice(0, count).map(({ id }) => id);
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
    where: { id: { in: people.slice(count).map(({ id }) => id) } },
    select: { id: true, version: true },
  });
  const singleSeconds = await seconds(async () => {
    for (const { id: delegateId, version } of others)
      must(await approveDelegate(ctx, { delegateId, version, categoryId: category.id, zoneCodes }));
  });
  return { people: count, previewSeconds, bulkSeconds, mailsQueued, singleSeconds };
}
