import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChainedEntry, canonicalJson, GENESIS, hashEntry } from "@/lib/audit/chain";
import { headProblem, linkProblem, type Position, START, type StoredEntry } from "@/lib/audit/walk";

const entries: fc.Arbitrary<ChainedEntry> = fc.record({
  id: fc.uuid(),
  chain: fc.constant("conference"),
  sequence: fc.bigInt({ min: 1n, max: 1_000_000n }),
  at: fc.date({ noInvalidDate: true, min: new Date("2026-01-01"), max: new Date("2030-01-01") }),
  actorKind: fc.constantFrom("user", "registrant", "system"),
  actorId: fc.option(fc.uuid()),
  actingRole: fc.option(fc.constantFrom("registrationOfficer", "system")),
  action: fc.constantFrom("review.started", "delegate.approved"),
  subjectType: fc.constantFrom("delegate", "user"),
  subjectId: fc.uuid(),
  changes: fc.option(fc.dictionary(fc.string(), fc.jsonValue())),
  details: fc.option(fc.dictionary(fc.string(), fc.jsonValue())),
  requestId: fc.uuid(),
});
const logs = fc.array(entries, { minLength: 1, maxLength: 8 });

function chained(log: ChainedEntry[]): StoredEntry[] {
  let previousHash: Uint8Array = GENESIS;
  return log.map((entry, index) => {
    const numbered = { ...entry, sequence: BigInt(index + 1) };
    const link = { ...numbered, previousHash, hash: hashEntry(numbered, previousHash) };
    previousHash = link.hash;
    return link;
  });
}

/** Index of the first entry that does not follow; the length when only the head does not fit; -1 when all does. */
function firstBroken(links: StoredEntry[], head: Position): number {
  let position = START;
  for (const [index, link] of links.entries()) {
    if (linkProblem(link, position)) return index;
    position = link;
  }
  return headProblem(head, position) ? links.length : -1;
}

const headOf = (links: StoredEntry[]): Position => links.at(-1) ?? START;

describe("a chain of entries", () => {
  test("holds as it was written", () => {
    fc.assert(
      fc.property(logs, (log) => {
        const links = chained(log);
        expect(firstBroken(links, headOf(links))).toBe(-1);
      }),
    );
  });

  test("shows the first entry in which any one field was altered", () => {
    const fields = fc.constantFrom<keyof ChainedEntry>(
      ...(["id", "chain", "at", "actorKind", "actorId", "actingRole", "action", "subjectType"] as const),
      ...(["subjectId", "changes", "details", "requestId"] as const),
    );
    fc.assert(
      fc.property(logs, fields, fc.nat(), (log, field, at) => {
        const links = chained(log);
        const index = at % links.length;
        const link = links[index];
        if (!link) throw new Error("no link");
        const value = field === "at" ? new Date(link.at.getTime() + 1) : { altered: link[field] };
        links[index] = { ...link, [field]: value };
        expect(firstBroken(links, headOf(links))).toBe(index);
      }),
    );
  });

  test("shows where any one entry was taken out", () => {
    fc.assert(
      fc.property(logs, fc.nat(), (log, at) => {
        const links = chained(log);
        const head = headOf(links);
        const index = at % links.length;
        expect(firstBroken(links.toSpliced(index, 1), head)).toBe(index);
      }),
    );
  });

  test("shows where any two entries changed places", () => {
    fc.assert(
      fc.property(fc.array(entries, { minLength: 2, maxLength: 8 }), fc.nat(), fc.nat(), (log, a, b) => {
        const links = chained(log);
        const [from, to] = [a % links.length, b % links.length].toSorted((x, y) => x - y) as [number, number];
        fc.pre(from !== to);
        const [left, right] = [links[from], links[to]] as [StoredEntry, StoredEntry];
        const swapped = links.with(from, right).with(to, left);
        expect(firstBroken(swapped, headOf(links))).toBe(from);
      }),
    );
  });

  test("shows an entry slipped in, also when it is hashed as it should be", () => {
    fc.assert(
      fc.property(logs, entries, fc.nat(), (log, extra, at) => {
        const links = chained(log);
        const index = at % links.length;
        const previousHash = links[index - 1]?.hash ?? GENESIS;
        const entry = { ...extra, sequence: BigInt(index + 1) };
        const slipped = links.toSpliced(index, 0, {
          ...entry,
          previousHash,
          hash: hashEntry(entry, previousHash),
        });
        expect(firstBroken(slipped, headOf(links))).toBe(index + 1);
      }),
    );
  });
});

test("a chain without a head is whole only when it is empty", () => {
  expect(headProblem(null, START)).toBeUndefined();
  expect(headProblem(null, { ...START, sequence: 1n })).toBe("the head of the chain is missing");
});

describe("canonical form", () => {
  test("does not depend on the order of keys, which jsonb changes", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
      }),
    );
  });

  test("survives the way through JSON, by which it is stored", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(canonicalJson(value));
      }),
    );
  });

  test("tells values apart that look alike", () => {
    const forms = [null, "null", 1, "1", [], {}, [null], { a: null }, { a: "null" }, "", [""]].map(
      canonicalJson,
    );
    expect(new Set(forms).size).toBe(forms.length);
  });
});
