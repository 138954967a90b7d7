import fc from "fast-check";
import { expect, test } from "vitest";
import { DELEGATE_STATES } from "@/lib/policy/delegate-states";
import { RETENTION_CLASSES } from "@/lib/retention/classes";
import {
  classesToPurge,
  countByClass,
  filesOf,
  keysOf,
  listedRow,
  listHash,
  rowFingerprint,
  type Stored,
} from "@/lib/retention/purge-list";

const ALL = RETENTION_CLASSES;
const counts = fc.integer({ min: 0, max: 3 });
const keys = fc.array(fc.string(), { maxLength: 3 });
const people: fc.Arbitrary<Stored> = fc.record({
  delegateId: fc.uuid(),
  version: fc.integer({ min: 1, max: 99 }),
  state: fc.constantFrom(...DELEGATE_STATES),
  wasSubmitted: fc.boolean(),
  records: fc.record({
    DRAFT: counts,
    NEEDS: counts,
    DOCUMENT: counts,
    PHOTO: counts,
    CLEARANCE: counts,
    REGISTRATION: counts,
  }),
  keys: fc.record({ DRAFT: keys, PHOTO: keys, REGISTRATION: keys }, { requiredKeys: [] }),
});
const due = fc.subarray([...ALL]);
const hex = (hash: Uint8Array) => Buffer.from(hash).toString("hex");

test("nothing goes whose date has not come", () => {
  fc.assert(
    fc.property(people, due, (stored, classes) => {
      expect(classes).toEqual(expect.arrayContaining(classesToPurge(stored, classes)));
    }),
  );
});

test("before a registration is closed only needs go; the registration goes last, with all classes due", () => {
  fc.assert(
    fc.property(people, due, (person, classes) => {
      const stored = { ...person, wasSubmitted: true };
      const going = classesToPurge(stored, classes);
      if (stored.state !== "CLOSED") expect(["NEEDS"]).toEqual(expect.arrayContaining(going));
      const last = ALL.filter((name) => name !== "DRAFT").every((name) => classes.includes(name));
      expect(going.includes("REGISTRATION")).toBe(stored.state === "CLOSED" && last);
      if (going.includes("CLEARANCE")) expect(going).toContain("REGISTRATION");
      expect(going).not.toContain("DRAFT");
    }),
  );
});

test("what was never handed in goes as a whole, once it has ended", () => {
  fc.assert(
    fc.property(people, due, (person, classes) => {
      const going = classesToPurge({ ...person, wasSubmitted: false }, classes);
      expect(["DRAFT"]).toEqual(expect.arrayContaining(going));
      if (person.state === "DRAFT" || person.state === "INVITED") expect(going).toEqual([]);
      if (person.state === "CLOSED") expect(going.length).toBe(classes.includes("DRAFT") ? 1 : 0);
    }),
  );
});

test("files are on the line only with their class, none is lost, and the sheets have no person", () => {
  const sheets: Stored = {
    delegateId: null,
    version: 0,
    state: null,
    wasSubmitted: false,
    records: { PHOTO: 1 },
    keys: { PHOTO: ["a"] },
  };
  expect(listedRow(sheets, ALL)).toMatchObject({ classes: ["PHOTO"], keys: { PHOTO: ["a"] } });
  expect(listedRow(sheets, ["NEEDS"])).toBeNull();
  expect(listedRow({ ...sheets, keys: { PHOTO: [] } }, ALL)).toBeNull();
  fc.assert(
    fc.property(people, due, (stored, classes) => {
      const row = listedRow(stored, classes);
      if (!row) return;
      expect(row.classes).toEqual(expect.arrayContaining(Object.keys(row.keys)));
      const going = row.classes.flatMap((name) => stored.keys[name] ?? []);
      expect(keysOf(row).toSorted()).toEqual(going.toSorted());
      expect(Object.values(filesOf(row)).reduce((sum, files) => sum + files, 0)).toBe(going.length);
    }),
  );
});

test("another version, another file, other records or another order give another hash", () => {
  const row = {
    delegateId: "a",
    version: 1,
    classes: ["PHOTO" as const],
    records: { PHOTO: 1 },
    keys: { PHOTO: ["k"] },
  };
  const others = [
    { ...row, version: 2 },
    { ...row, keys: { PHOTO: ["k", "l"] } },
    { ...row, records: { PHOTO: 2 } },
    { ...row, delegateId: "b" },
  ];
  expect(new Set([row, ...others].map((one) => hex(rowFingerprint(one)))).size).toBe(5);
  const [other] = others;
  if (!other) throw new Error("none");
  expect(hex(listHash([row, other]))).not.toBe(hex(listHash([other, row])));
});

test("sums by class count people once, and print sheets as no person", () => {
  const sums = countByClass([
    { delegateId: "a", classes: ["NEEDS", "PHOTO"], records: { NEEDS: 2, PHOTO: 1 }, files: { PHOTO: 2 } },
    { delegateId: null, classes: ["PHOTO"], records: { PHOTO: 3 }, files: { PHOTO: 3 } },
  ]);
  expect(sums.find(({ name }) => name === "NEEDS")).toEqual({
    name: "NEEDS",
    people: 1,
    records: 2,
    files: 0,
  });
  expect(sums.find(({ name }) => name === "PHOTO")).toEqual({
    name: "PHOTO",
    people: 1,
    records: 4,
    files: 5,
  });
});
