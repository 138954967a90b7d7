import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openScratchServer } from "@/lib/db/scratch";
import { applyMigrations } from "@/prisma/migrations";
import { measureBadges } from "@/scripts/bench/badges";
import { measureBulk } from "@/scripts/bench/bulk";
import { measureLookUp } from "@/scripts/bench/duplicates";
import { measureImport } from "@/scripts/bench/imports";
import { measureMatching } from "@/scripts/bench/matching";
import { measurePlaces } from "@/scripts/bench/places";
import { measureQueue } from "@/scripts/bench/review-queue";
import { measureSubmissions } from "@/scripts/bench/submissions";
import { ROOT } from "@/scripts/folders";
import { runProcess, untilAskedToStop } from "@/scripts/processes";
import { makeSecrets } from "@/scripts/secrets";

const FEW = 1_000;
const MANY = 100_000;

/** What is measured with a browser: on a demo of its own, in a folder that goes again. */
function benchDemo(folder: string, name: "pages" | "opening"): Promise<void> {
  const script = join(ROOT, `scripts/bench/${name}.ts`);
  const env = { ...process.env, PLACET_HOME: join(folder, name) };
  const args = ["--import", "tsx", script];
  return runProcess({ name: `The bench of ${name}`, args, env }, untilAskedToStop());
}

async function benchPeople(url: string): Promise<void> {
  const small = await measureQueue(url, FEW);
  const large = await measureQueue(url, MANY);
  console.table([...small, ...large]);
  console.table(
    large.map(({ query, p95Ms }, at) => ({ query, p95Growth: p95Ms / (small[at]?.p95Ms ?? Number.NaN) })),
  );
  console.table([await measureSubmissions(url)]);
  console.table([await measureBadges()]);
}

async function benchDuplicates(url: string): Promise<void> {
  const few = await measureLookUp(url, FEW);
  const many = await measureLookUp(url, MANY);
  console.table([few, many].map(({ plan: _, ...figures }) => figures));
  console.log(`p95 grows ${(many.p95Ms / few.p95Ms).toFixed(2)} times.\n${many.plan}`);
  if (!many.plan.includes("Delegate_candidateKeys_idx")) throw new Error("the index is not used");
}

async function benchDelegations(): Promise<void> {
  console.table([measureMatching()]);
  console.table([await measurePlaces()]);
}

async function benchImports(): Promise<void> {
  const { figures, meanwhile } = await measureImport();
  console.table([figures]);
  console.table(meanwhile);
}

async function benchDatabase(folder: string, only?: string): Promise<void> {
  const server = await openScratchServer();
  Object.assign(process.env, makeSecrets(), {
    APP_URL: "http://localhost:3000",
    FILES_DIR: join(folder, "files"),
    LOG_LEVEL: "silent",
  });
  try {
    await server.create("bench");
    const url = server.url("bench");
    process.env.DATABASE_URL = url;
    await applyMigrations(url);
    if (only === undefined || only === "people") await benchPeople(url);
    if (only === undefined || only === "duplicates") await benchDuplicates(url);
    if (only === undefined || only === "delegations") await benchDelegations();
    if (only === undefined || only === "imports") await benchImports();
    if (only === undefined || only === "bulk") console.table([await measureBulk()]);
  } finally {
    const { db } = await import("@/lib/db/client");
    await db.$disconnect();
    await server.close();
  }
}

/**
 * Figures of one run on this machine: the review queue and the home of each role at 1,000 and 100,000 people,
 * submissions beside plain SQL, 50 people at the last place, the matching of nominations, 1,000 photo badges, the
 * look-up of likely doubles, a table of 10,000 people and what the site does meanwhile, 500 approvals at once beside
 * 500 single ones; with a browser on a production build: the next dossier at 1,000 and 100,000 people and the weight
 * of pages. A word runs that part only. Compare ratios, not machines.
 */
async function bench(only?: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "placet-bench-"));
  chmodSync(folder, 0o755);
  const demos = ["pages", "opening"] as const;
  try {
    for (const name of demos) if (only === undefined || only === name) await benchDemo(folder, name);
    if (!demos.some((name) => name === only)) await benchDatabase(folder, only);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await bench(process.argv[2]);
