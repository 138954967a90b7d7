import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@/scripts/folders";

export type Check = { name: string; commands: string[][] };

export type Counts = { passed: number; failed: number; skipped: number };

const bin = (path: string) => join(ROOT, "node_modules", path);
const next = bin("next/dist/bin/next");
const tsx = ["--import", "tsx"];

/** What is checked without running the product, as arguments of Node. */
export const CHECKS: readonly Check[] = [
  {
    name: "types",
    commands: [
      [next, "typegen"],
      [bin("typescript/bin/tsc"), "--noEmit"],
    ],
  },
  { name: "lint and format", commands: [[bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings"]] },
  {
    name: "layers",
    commands: [
      [
        bin("dependency-cruiser/bin/dependency-cruiser.mjs"),
        ...["app", "components", "lib", "prisma", "scripts", "tests", "proxy.ts"],
        ...["instrumentation.ts"].filter((path) => existsSync(join(ROOT, path))),
      ],
    ],
  },
  { name: "unused code", commands: [[bin("knip/bin/knip.js"), "--no-config-hints"]] },
  { name: "messages", commands: [[...tsx, join(ROOT, "scripts/check-messages.ts")]] },
  { name: "migrations", commands: [[...tsx, join(ROOT, "prisma/migrate.ts"), "drift"]] },
];

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };

/** Counts of a run of vitest. A file that could not be loaded counts as one failed test. */
export function countVitest(report: VitestReport): Counts {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((assertion) => assertion.status === "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests,
  };
}

/** Counts of a run of Playwright. A test that passed only at a second try has failed. */
export function countPlaywright({ stats }: PlaywrightReport): Counts {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/** What a suite counts when it ended badly without a failed test, or without any report: one failure, never none. */
export function settleCounts(counts: Counts | undefined, endedWell: boolean): Counts {
  const known = counts ?? { passed: 0, failed: 0, skipped: 0 };
  const ranNothing = known.passed + known.failed === 0;
  return known.failed === 0 && (!endedWell || ranNothing) ? { ...known, failed: 1 } : known;
}
