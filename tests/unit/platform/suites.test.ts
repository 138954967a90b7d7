import { expect, test } from "vitest";
import { countPlaywright, countVitest, settleCounts } from "@/scripts/suites";

test("a test file that could not be loaded counts as failed", () => {
  const failed = { status: "failed", assertionResults: [] };
  const mixed = { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] };
  const report = { numPassedTests: 4, numFailedTests: 1, numPendingTests: 0, testResults: [failed, mixed] };
  expect(countVitest(report)).toEqual({ passed: 4, failed: 2, skipped: 0 });
});

test("a browser test that passed only at a second try counts as failed", () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats })).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

test.each([
  ["no report at all", undefined, true, 1],
  ["a bad end without a failed test", { passed: 3, failed: 0, skipped: 0 }, false, 1],
  ["nothing run", { passed: 0, failed: 0, skipped: 2 }, true, 1],
  ["failed tests stay as they are", { passed: 3, failed: 2, skipped: 0 }, false, 2],
  ["all well", { passed: 3, failed: 0, skipped: 0 }, true, 0],
])("%s", (_name, counts, endedWell, failed) => {
  expect(settleCounts(counts, endedWell).failed).toBe(failed);
});
