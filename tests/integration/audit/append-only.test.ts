import { spawn } from "node:child_process";
import { once } from "node:events";
import { beforeEach, describe, expect, test } from "vitest";
import { hashEntry } from "@/lib/audit/chain";
import { recordAudit } from "@/lib/audit/record";
import { verifyAllChains, verifyChain } from "@/lib/audit/verify";
import { systemContext } from "@/lib/context";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { ok, refuse } from "@/lib/result";
import { ROOT } from "@/scripts/folders";

const NOW = new Date("2026-12-01T09:00:00Z");
const ctx = () => systemContext("test", NOW, newId());
let chain: string;

async function append(count: number, name = chain): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await inTransaction(ctx(), async (tx, within) => {
      await recordAudit(tx, within, {
        action: "review.started",
        conferenceId: name,
        subjectType: "delegate",
        subjectId: newId(),
        changes: { state: { before: "SUBMITTED", after: "IN_REVIEW" } },
        details: { note: `entry ${index}`, zones: ["A", "P"], é: 1.5, none: null },
      });
      return ok();
    });
  }
}

/** What somebody with the rights of the database's owner could do: triggers off, change, triggers on. */
async function tamper(sql: string): Promise<void> {
  for (const table of ["AuditEntry", "AuditHead"])
    await db.$executeRawUnsafe(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
  await db.$executeRawUnsafe(sql);
  for (const table of ["AuditEntry", "AuditHead"])
    await db.$executeRawUnsafe(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
}

const where = (sequence: number) => `WHERE "chain" = '${chain}' AND "sequence" = ${sequence}`;
const entryId = async (sequence: number) =>
  (await db.auditEntry.findFirstOrThrow({ where: { chain, sequence } })).id;

beforeEach(async () => {
  chain = newId();
  await append(6);
});

describe("the audit trail cannot be changed", () => {
  test.each([
    ["altered", `UPDATE "AuditEntry" SET "action" = 'delegate.refused'`],
    ["emptied of its details", `UPDATE "AuditEntry" SET "details" = NULL`],
    ["deleted", `DELETE FROM "AuditEntry"`],
    ["truncated", `TRUNCATE "AuditEntry"`],
    ["truncated with what hangs on it", `TRUNCATE "AuditEntry" CASCADE`],
  ])("%s, by plain SQL", async (_what, sql) => {
    await expect(db.$executeRawUnsafe(sql)).rejects.toThrow(/append-only/);
    expect(await verifyChain(chain)).toEqual({ chain, intact: true, entries: 6n });
  });

  test("nor by the client, nor inside a transaction that does something else too", async () => {
    await expect(db.auditEntry.updateMany({ data: { actorId: "nobody" } })).rejects.toThrow(/append-only/);
    await expect(db.auditEntry.deleteMany({ where: { chain } })).rejects.toThrow(/append-only/);
    await expect(
      db.$transaction(async (tx) => {
        await tx.auditHead.create({ data: { chain: newId(), sequence: 0n, hash: Buffer.alloc(32) } });
        await tx.auditEntry.deleteMany({ where: { chain } });
      }),
    ).rejects.toThrow(/append-only/);
  });

  test("the head moves forward only, and only over entries that stand and are linked", async () => {
    for (const by of ["- 1", "+ 1", "+ 2", "+ 0"]) {
      const sql = `UPDATE "AuditHead" SET "sequence" = "sequence" ${by} WHERE "chain" = '${chain}'`;
      await expect(db.$executeRawUnsafe(sql)).rejects.toThrow(/forward over linked entries/);
    }
  });

  test("the head does not move over entries that are linked to nothing, nor to another hash", async () => {
    const { sequence, hash } = await db.auditHead.findUniqueOrThrow({ where: { chain } });
    const last = await db.auditEntry.findFirstOrThrow({ where: { chain, sequence } });
    const forged = new Uint8Array(32).fill(7);
    const move = (to: Uint8Array, previousHash: Uint8Array) =>
      db.$transaction(async (tx) => {
        const next = { ...last, id: newId(), sequence: sequence + 1n, changes: {}, details: {} };
        await tx.auditEntry.create({
          data: { ...next, hash: forged, previousHash: new Uint8Array(previousHash) },
        });
        await tx.$executeRaw`UPDATE "AuditHead" SET "sequence" = ${sequence + 1n}, "hash" = ${to} WHERE "chain" = ${chain}`;
      });
    await expect(move(forged, new Uint8Array(32))).rejects.toThrow(/linked entries/);
    await expect(move(new Uint8Array(32), hash)).rejects.toThrow(/linked entries/);
  });

  test("many entries are appended with one lock of the head, and the chain holds", async () => {
    const records = Array.from({ length: 40 }, (_, at) => ({
      action: "review.started" as const,
      conferenceId: at % 4 === 0 ? null : chain,
      subjectType: "delegate",
      subjectId: newId(),
    }));
    await inTransaction(ctx(), async (tx, within) => {
      await recordAudit(tx, within, ...records);
      return ok();
    });
    expect(await db.auditEntry.count({ where: { chain } })).toBe(36);
    expect(await verifyChain(chain)).toMatchObject({ intact: true, entries: 36n });
  });

  test("two entries never have one number", async () => {
    const first = await db.auditEntry.findFirstOrThrow({ where: { chain, sequence: 1n } });
    const copy = { ...first, id: newId(), changes: {}, details: {} };
    await expect(db.auditEntry.create({ data: copy })).rejects.toThrow();
  });
});

describe("whoever changes it all the same is found", () => {
  test.each([
    [
      "an altered action",
      3,
      `UPDATE "AuditEntry" SET "action" = 'delegate.approved'`,
      "the entry was altered",
    ],
    [
      "an altered detail",
      2,
      `UPDATE "AuditEntry" SET "details" = jsonb_set("details", '{note}', '"x"')`,
      "the entry was altered",
    ],
    ["another actor", 4, `UPDATE "AuditEntry" SET "actorId" = 'somebody else'`, "the entry was altered"],
    [
      "another time",
      1,
      `UPDATE "AuditEntry" SET "at" = "at" + interval '1 millisecond'`,
      "the entry was altered",
    ],
    ["another hash", 5, `UPDATE "AuditEntry" SET "hash" = '\\x00'`, "the entry was altered"],
    [
      "another link",
      5,
      `UPDATE "AuditEntry" SET "previousHash" = '\\x00'`,
      "the link to the entry before does not match",
    ],
  ])("%s, by its number and id", async (_what, sequence, sql, reason) => {
    const id = await entryId(sequence);
    await tamper(`${sql} ${where(sequence)}`);
    expect(await verifyChain(chain)).toEqual({
      chain,
      intact: false,
      sequence: BigInt(sequence),
      entryId: id,
      reason,
    });
  });

  test("a deleted entry, by the one that follows", async () => {
    await tamper(`DELETE FROM "AuditEntry" ${where(3)}`);
    expect(await verifyChain(chain)).toMatchObject({
      intact: false,
      sequence: 4n,
      reason: "entry 3 is missing",
    });
  });

  test("the last entries deleted, by the head, also when nothing is left", async () => {
    await tamper(`DELETE FROM "AuditEntry" WHERE "chain" = '${chain}' AND "sequence" > 4`);
    expect(await verifyChain(chain)).toMatchObject({
      intact: false,
      reason: "entries at the end are missing",
    });
    await tamper(`DELETE FROM "AuditEntry" WHERE "chain" = '${chain}'`);
    expect(await verifyChain(chain)).toMatchObject({
      intact: false,
      reason: "entries at the end are missing",
    });
  });

  test("a head deleted or set back", async () => {
    await tamper(`DELETE FROM "AuditHead" WHERE "chain" = '${chain}'`);
    expect(await verifyChain(chain)).toMatchObject({
      intact: false,
      reason: "the head of the chain is missing",
    });
  });

  test("an entry slipped in at the end, also when it is hashed as it should be", async () => {
    const last = await db.auditEntry.findFirstOrThrow({ where: { chain, sequence: 6n } });
    const { previousHash: _before, hash, ...entry } = { ...last, id: newId(), sequence: 7n };
    const forged = { ...entry, changes: {}, details: {}, previousHash: hash, hash: hashEntry(entry, hash) };
    await db.auditEntry.create({ data: forged });
    expect(await verifyChain(chain)).toMatchObject({ intact: false, sequence: 7n, entryId: entry.id });
  });

  test("two entries that changed places", async () => {
    await tamper(`UPDATE "AuditEntry" SET "sequence" = CASE "sequence" WHEN 2 THEN 1003 ELSE 1002 END
      WHERE "chain" = '${chain}' AND "sequence" IN (2, 3)`);
    await tamper(
      `UPDATE "AuditEntry" SET "sequence" = "sequence" - 1000 WHERE "chain" = '${chain}' AND "sequence" > 1000`,
    );
    expect(await verifyChain(chain)).toMatchObject({ intact: false, sequence: 2n });
  });

  test("npm run audit:verify names the first broken link and ends with code 1", async () => {
    const id = await entryId(3);
    await tamper(`UPDATE "AuditEntry" SET "subjectId" = 'another' ${where(3)}`);
    await tamper(`UPDATE "AuditEntry" SET "subjectId" = 'another' ${where(5)}`);
    const args = ["--conditions=react-server", "--import", "tsx", "scripts/audit-verify.ts"];
    const child = spawn(process.execPath, args, { cwd: ROOT });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => output.push(String(text)));
    const [code] = await once(child, "exit");
    const told = output.join("");
    expect(told).toContain(`BROKEN  ${chain}: at entry 3 (${id}): the entry was altered`);
    expect(told.match(new RegExp(chain, "g"))).toHaveLength(1);
    expect(code).toBe(1);
  }, 60_000);
});

describe("writing", () => {
  test("survives what jsonb does to keys, numbers and letters", async () => {
    await inTransaction(ctx(), async (tx, within) => {
      const details = { z: 1, a: 2, Ё: "ёж", long: 0.1 + 0.2, huge: 2 ** 53, tiny: 1e-7, b: [] as string[] };
      const changes = { name: { before: null, after: { "10": 1, "9": 2, nested: [{ y: 1, x: -0 }] } } };
      const about = { action: "registration.saved", subjectType: "delegate", subjectId: "x" } as const;
      await recordAudit(tx, within, { ...about, conferenceId: chain, changes, details });
      return ok();
    });
    expect(await verifyChain(chain)).toEqual({ chain, intact: true, entries: 7n });
  });

  test("by many at once gives one unbroken chain for each conference", async () => {
    const other = newId();
    await Promise.all([...Array.from({ length: 8 }, () => append(5)), append(5, other), append(5, other)]);
    expect(await verifyChain(chain)).toEqual({ chain, intact: true, entries: 46n });
    expect(await verifyChain(other)).toEqual({ chain: other, intact: true, entries: 10n });
  });

  test("commits with the change or not at all", async () => {
    const refused = await inTransaction(ctx(), async (tx, within) => {
      const about = { action: "review.started", subjectType: "delegate", subjectId: "y" } as const;
      await recordAudit(tx, within, { ...about, conferenceId: chain });
      return refuse("CONFLICT", "staleVersion");
    });
    expect(refused.ok).toBe(false);
    expect(await verifyChain(chain)).toEqual({ chain, intact: true, entries: 6n });
  });

  test("goes on while the chain is verified", async () => {
    const [verdict] = await Promise.all([verifyChain(chain), append(20), append(20)]);
    expect(verdict.intact).toBe(true);
    expect((await verifyAllChains()).find((one) => one.chain === chain)).toEqual({
      chain,
      intact: true,
      entries: 46n,
    });
  });
});
