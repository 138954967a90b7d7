import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { prepareBatchPart } from "@/lib/badges/commands/prepare-batch-part";
import { printBadge } from "@/lib/badges/commands/print-badge";
import { requestBadgeBatch } from "@/lib/badges/commands/request-badge-batch";
import { takeBatchPart } from "@/lib/badges/commands/take-batch-part";
import { printBadgeBatch } from "@/lib/badges/jobs";
import { getBadgeBatch, getBatchChoice, listBadgeBatches } from "@/lib/badges/queries/batches";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { ROLE_NAMES } from "@/lib/policy/roles";
import { stopTypesetter } from "@/lib/typeset/typesetter/run-typesetter";
import {
  accredit,
  delegationOf,
  endApproval,
  foundConference,
  must,
  outcome,
  staff,
  system,
} from "./fixture";

let conferenceId: string;
let operator: Ctx;

beforeEach(async () => {
  conferenceId = await foundConference();
  operator = await staff("badgeDeskOperator", conferenceId);
});
afterAll(stopTypesetter);

const all = { delegationId: null, categoryId: null, form: "single" } as const;
const ask = (
  filter: { delegationId: string | null; categoryId: string | null; form: "single" | "sheet" } = all,
  ctx = operator,
) => requestBadgeBatch(ctx, { conferenceId, filter, batchId: randomUUID() });
const people = (count: number) => Promise.all(Array.from({ length: count }, () => accredit(conferenceId)));
const pagesOf = async (stream: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(stream).arrayBuffer())
    .toString("latin1")
    .match(/\/MediaBox/g)?.length;

describe("a batch", () => {
  test("prints the approved without a badge, notes who was left out and why, and keeps the PDF", async () => {
    const printable = await people(5);
    const done = await accredit(conferenceId);
    must(await printBadge(operator, { delegateId: done }));
    const noPhoto = await accredit(conferenceId, { photo: false });
    const letters = await accredit(conferenceId, { native: "김철수" });
    const withdrawn = await accredit(conferenceId);
    const choice = must(await getBatchChoice(operator, conferenceId));
    expect([choice.total, choice.delegations[0]?.name, choice.categories[0]?.code]).toEqual([
      8,
      "Tajikistan",
      "DL",
    ]);

    const { batchId, total } = must(await ask());
    expect(total).toBe(8);
    await endApproval(withdrawn);
    await printBadgeBatch(system(), { batchId });

    const batch = must(await getBadgeBatch(operator, batchId));
    expect(batch).toMatchObject({
      state: "DONE",
      total: 8,
      done: 8,
      printed: 5,
      parts: [{ part: 1, badges: 5 }],
    });
    expect(new Map(batch.skipped.map(({ delegateId, reason }) => [delegateId, reason]))).toEqual(
      new Map([
        [noPhoto, "noPhoto"],
        [letters, "characters"],
        [withdrawn, "notApproved"],
      ]),
    );
    const badges = await db.badge.findMany({
      where: { delegateId: { in: printable } },
      include: { events: true },
    });
    expect(badges.map(({ state }) => state)).toEqual(Array(5).fill("PRINTED"));
    const actorUserId = operator.actor.kind === "user" ? operator.actor.userId : "";
    for (const { events } of badges)
      expect(events).toMatchObject([{ kind: "print", actorUserId, details: { batchId } }]);
    const file = must(await takeBatchPart(operator, { batchId, part: 1 }));
    expect(await pagesOf(file.stream)).toBe(10);
    expect(await db.auditEntry.count({ where: { subjectId: batchId, action: "export.made" } })).toBe(1);
    expect(must(await listBadgeBatches(operator, conferenceId))[0]?.id).toBe(batchId);
  });

  test("asked for twice prints once; an empty one is not begun", async () => {
    await people(2);
    const input = { conferenceId, filter: all, batchId: randomUUID() };
    const answers = await Promise.all([
      requestBadgeBatch(operator, input),
      requestBadgeBatch(operator, input),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(
      await db.$queryRaw`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`badgeBatch:${input.batchId}`}`,
    ).toHaveLength(1);
    await printBadgeBatch(system(), { batchId: input.batchId });
    expect(must(await getBatchChoice(operator, conferenceId)).total).toBe(0);
    expect(outcome(await ask())).toBe("INVALID batchEmpty");
  });

  test("goes on where a killed worker stopped, also between making and printing, and twice at once", async () => {
    const ids = await people(6);
    const delegationId = await delegationOf(conferenceId);
    const { batchId } = must(await ask({ ...all, delegationId }));
    // The first worker made three badges and died; a second died with all made and none printed.
    must(await prepareBatchPart(system(), { batchId, from: 0, to: 3 }));
    const before = await db.badge.findMany({ where: { delegateId: { in: ids } } });
    expect(before.every(({ state }) => state === "QUEUED")).toBe(true);
    await Promise.all([1, 2, 3].map(() => printBadgeBatch(system(), { batchId }).catch(() => undefined)));
    await printBadgeBatch(system(), { batchId });
    await printBadgeBatch(system(), { batchId });
    const badges = await db.badge.findMany({ where: { delegateId: { in: ids } }, include: { events: true } });
    expect(badges).toHaveLength(6);
    for (const { state, events } of badges) expect([state, events.length]).toEqual(["PRINTED", 1]);
    expect(must(await getBadgeBatch(operator, batchId))).toMatchObject({
      state: "DONE",
      done: 6,
      printed: 6,
    });
    expect(await db.badgeBatchPart.count({ where: { batchId } })).toBe(1);
    expect(await db.auditEntry.count({ where: { subjectId: batchId, action: "badgeBatch.finished" } })).toBe(
      1,
    );
  });

  test("leaves to the desk who was printed there in the meantime", async () => {
    const [atDesk] = await people(2);
    const { batchId, total } = must(await ask());
    must(await prepareBatchPart(system(), { batchId, from: 0, to: total }));
    must(await printBadge(operator, { delegateId: atDesk ?? "" }));
    await printBadgeBatch(system(), { batchId });
    expect(must(await getBadgeBatch(operator, batchId)).printed).toBe(1);
    const events = await db.badgeEvent.count({
      where: { badge: { delegateId: atDesk ?? "" }, kind: "print" },
    });
    expect(events).toBe(1);
  });

  test("is asked for, seen and taken by the desk of that conference only", async () => {
    await people(1);
    const { batchId } = must(await ask());
    await printBadgeBatch(system(), { batchId });
    const elsewhere = await staff("badgeDeskLead", await foundConference());
    expect(outcome(await ask(all, elsewhere))).toBe("FORBIDDEN notAllowed");
    expect(outcome(await getBadgeBatch(elsewhere, batchId))).toBe("NOT_FOUND batchNotFound");
    expect(outcome(await takeBatchPart(elsewhere, { batchId, part: 1 }))).toBe("NOT_FOUND batchNotFound");
    expect(outcome(await takeBatchPart(operator, { batchId, part: 2 }))).toBe("NOT_FOUND batchNotFound");
    for (const role of ROLE_NAMES) {
      if (role === "badgeDeskOperator" || role === "badgeDeskLead") continue;
      const weaker = await staff(role, conferenceId);
      expect(outcome(await ask(all, weaker)), role).toBe("FORBIDDEN notAllowed");
      expect(outcome(await takeBatchPart(weaker, { batchId, part: 1 })), role).toBe("FORBIDDEN notAllowed");
    }
  });
});
