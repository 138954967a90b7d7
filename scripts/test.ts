import { type SpawnOptions, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateClient } from "@/prisma/generate";
import { ROOT } from "@/scripts/folders";
import { Interrupted, untilAskedToStop } from "@/scripts/processes";
import { runScript } from "@/scripts/run-script";
import {
  CHECKS,
  type Check,
  type Counts,
  countPlaywright,
  countVitest,
  settleCounts,
} from "@/scripts/suites";

const SUITES = ["unit", "integration", "e2e"] as const;
type Suite = (typeof SUITES)[number];

/** The projects of playwright.config.ts. */
const SIZES = ["desktop", "phone"] as const;

type Run = {
  name: string;
  args: (reportFile: string) => string[];
  count: (report: string) => Counts;
};

type Outcome = { name: string; ok: boolean; seconds: number; counts?: Counts };

const stopAsked = untilAskedToStop();
let stopping = false;
stopAsked.then(() => {
  stopping = true;
});

async function runNode(args: string[], options: SpawnOptions): Promise<{ ok: boolean; output: string }> {
  if (stopping) throw new Interrupted();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, ...options });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    stopAsked.then(() => child.kill("SIGTERM"));
    child.once("error", (error) => resolve({ ok: false, output: error.message }));
    child.once("close", (code) => resolve({ ok: code === 0, output }));
  });
}

async function runCheck({ name, commands }: Check): Promise<Outcome> {
  const start = Date.now();
  let ok = true;
  for (const command of commands) {
    const result = await runNode(command, { stdio: ["ignore", "pipe", "pipe"] });
    ok = result.ok;
    if (!ok) console.log(`\n${name}\n${result.output}`);
    if (!ok) break;
  }
  const outcome = { name, ok, seconds: (Date.now() - start) / 1000 };
  console.log(lineOf(outcome));
  return outcome;
}

/** The runs of a suite. Each size of screen walks through a demo of its own, so that none meets what the other left. */
function runsOf(name: Suite, extra: string[]): Run[] {
  if (name !== "e2e") {
    const args = [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "--project", name];
    const reports = ["--reporter=default", "--reporter=json"];
    return [
      {
        name,
        args: (file) => [...args, ...reports, `--outputFile.json=${file}`, ...extra],
        count: (report) => countVitest(JSON.parse(report)),
      },
    ];
  }
  const sizes = extra.some((argument) => argument.startsWith("--project")) ? [undefined] : SIZES;
  return sizes.map((size) => ({
    name: size ? `${name} ${size}` : name,
    args: () => [
      ...["--import", "tsx", join(ROOT, "scripts/e2e.ts"), ...extra],
      ...(size ? [`--project=${size}`] : []),
    ],
    count: (report) => countPlaywright(JSON.parse(report)),
  }));
}

async function runSuite({ name, args, count }: Run): Promise<Outcome> {
  console.log(`\n${name}`);
  const start = Date.now();
  const folder = mkdtempSync(join(tmpdir(), "placet-test-"));
  // Started by root, the database runs under an account that must be able to enter.
  chmodSync(folder, 0o755);
  const file = join(folder, "report.json");
  try {
    const env = {
      ...process.env,
      PLACET_HOME: join(folder, "home"),
      PLAYWRIGHT_JSON: file,
      DATABASE_URL: undefined,
    };
    const { ok } = await runNode(args(file), { stdio: ["ignore", "inherit", "inherit"], env });
    const counts = settleCounts(existsSync(file) ? count(readFileSync(file, "utf8")) : undefined, ok);
    return { name, ok: ok && counts.failed === 0, seconds: (Date.now() - start) / 1000, counts };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lineOf({ name, ok, seconds, counts }: Outcome): string {
  const skipped = counts && counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
  const told = counts ? `${counts.passed} passed, ${counts.failed} failed${skipped}` : ok ? "ok" : "FAILED";
  return `${name.padEnd(16)} ${told} (${seconds.toFixed(1)} s)`;
}

/** Runs the checks and suites asked for, all of them without arguments, and goes on after a failure to report all. */
async function main([asked, ...extra]: string[]): Promise<void> {
  generateClient();
  const outcomes: Outcome[] = [];
  if (!asked || asked === "check") for (const check of CHECKS) outcomes.push(await runCheck(check));
  const suites = SUITES.filter((suite) => !asked || asked === suite);
  for (const run of suites.flatMap((suite) => runsOf(suite, extra))) outcomes.push(await runSuite(run));
  console.log(`\n${outcomes.map(lineOf).join("\n")}`);
  const broken = outcomes.filter(({ ok }) => !ok);
  if (broken.length > 0) process.exitCode = 1;
  if (broken.length > 0) console.log(`Failed: ${broken.map(({ name }) => name).join(", ")}`);
  if (asked === "check") return;
  const sum = (field: "passed" | "failed") =>
    outcomes.reduce((total, { counts }) => total + (counts?.[field] ?? 0), 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
}

await runScript(() => main(process.argv.slice(2)));
