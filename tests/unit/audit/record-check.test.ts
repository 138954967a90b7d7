import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GENESIS, hashEntry } from "@/lib/audit/chain";
import { checkRecord, RECORD_FORMAT, type RecordEntry, sealOf } from "@/lib/audit/record-check";

const hex = (hash: Uint8Array) => Buffer.from(hash).toString("hex");

/** A record of a chain of that many entries, of which those of other people are left out and some are withheld. */
function recordOf(length: number, others: ReadonlySet<number>, withheld: ReadonlySet<number>) {
  let previous: Uint8Array = GENESIS;
  const entries: RecordEntry[] = [];
  let head = { sequence: "0", hash: hex(GENESIS) };
  for (let at = 1; at <= length; at += 1) {
    const content = {
      id: `entry-${at}`,
      chain: "conference",
      sequence: BigInt(at),
      at: new Date(1_800_000_000_000 + at),
      actorKind: "user",
      actorId: "somebody",
      actingRole: "registrationOfficer",
      action: "review.started",
      subjectType: "delegate",
      subjectId: "person",
      changes: { state: { before: "SUBMITTED", after: "IN_REVIEW" } },
      details: null,
      requestId: "request",
    };
    const hash = hashEntry(content, previous);
    const link = { previousHash: hex(previous), hash: hex(hash) };
    const place = { sequence: String(at), at: content.at.toISOString() };
    const { chain: _chain, sequence: _sequence, at: _at, ...rest } = content;
    if (withheld.has(at)) entries.push({ withheld: true, ...place, action: content.action, ...link });
    else if (!others.has(at)) entries.push({ withheld: false, ...rest, ...place, ...link });
    head = { sequence: String(at), hash: hex(hash) };
    previous = hash;
  }
  const content = { format: RECORD_FORMAT, audit: { chain: "conference", head, entries } };
  return { ...content, seal: sealOf(content) };
}

const some = fc.set(fc.integer({ min: 1, max: 12 })).map((numbers) => new Set(numbers));
type Mutable = { audit: { entries: Record<string, unknown>[]; head: { hash: string } }; seal: string };
const resealed = (record: Mutable) => ({ ...record, seal: sealOf(record as never) });

describe("a record", () => {
  test("that is whole has no problem, whatever is left out or withheld", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), some, some, (length, others, withheld) => {
        expect(checkRecord(recordOf(length, others, withheld)).problems).toEqual([]);
      }),
    );
  });

  test("whose entries were altered is told even when the seal was made anew", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.nat(),
        fc.constantFrom("action", "actorId", "changes", "at", "requestId"),
        (length, pick, field) => {
          const record = structuredClone(recordOf(length, new Set(), new Set())) as unknown as Mutable;
          const entry = record.audit.entries[pick % length];
          if (!entry) throw new Error("no entry");
          entry[field] = field === "at" ? "2020-01-01T00:00:00.000Z" : "forged";
          expect(checkRecord(resealed(record)).problems).toContain(`entry ${entry.sequence} was altered`);
        },
      ),
    );
  });

  test("with a foreign link, a wrong head, or entries out of order is told", () => {
    const broken = (change: (record: Mutable) => void) => {
      const record = structuredClone(recordOf(4, new Set(), new Set([2]))) as unknown as Mutable;
      change(record);
      return checkRecord(resealed(record)).problems;
    };
    expect(broken(({ audit }) => Object.assign(audit.entries[1] ?? {}, { hash: "0".repeat(64) }))).toEqual([
      "entry 3: the link to the entry before does not match",
    ]);
    expect(broken(({ audit }) => Object.assign(audit.head, { hash: "0".repeat(64) }))).toEqual([
      "the head of the chain does not match the last entry",
    ]);
    expect(broken(({ audit }) => audit.entries.reverse())).not.toEqual([]);
    expect(broken(({ audit }) => Object.assign(audit.head, { sequence: "3" }))).not.toEqual([]);
  });

  test("that is something else is refused in words", () => {
    for (const other of [null, [], {}, "text", { format: RECORD_FORMAT }, { format: "other" }])
      expect(checkRecord(other).problems).toEqual(["this is not an accreditation record"]);
  });
});
