import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openScratchServer } from "@/lib/db/scratch";
import { applyMigrations } from "@/prisma/migrations";
import { measureBadges } from "@/scripts/bench/badges";
import { type PageWeight, weighPage } from "@/scripts/bench/page-weight";
import { measureQueue } from "@/scripts/bench/review-queue";
import { makeSecrets } from "@/scripts/secrets";

const SIZES = [1_000, 100_000];
const PAGES = [
  "/en",
  "/en/conferences/dushanbe-2027",
  "/ar/conferences/dushanbe-2027/register",
  "/en/sign-in",
];

/**
 * Figures of one run on this machine: the review queue at 1,000 and 100,000 people, 1,000 photo badges, and, where
 * BASE_URL names a running demo, the weight of its public pages. Compare ratios, not machines.
 */
async function bench(): Promise<void> {
  const files = mkdtempSync(join(tmpdir(), "placet-bench-"));
  const server = await openScratchServer();
  Object.assign(process.env, makeSecrets(), {
    APP_URL: "http://localhost:3000",
    FILES_DIR: files,
    LOG_LEVEL: "silent",
  });
  try {
    await server.create("bench");
    process.env.DATABASE_URL = server.url("bench");
    await applyMigrations(server.url("bench"));
    for (const people of SIZES) console.table(await measureQueue(server.url("bench"), people));
    console.table([await measureBadges()]);
    const base = process.env.BASE_URL;
    const weights: PageWeight[] = [];
    if (base) for (const path of PAGES) weights.push(await weighPage(base, path));
    if (weights.length > 0) console.table(weights);
  } finally {
    const { db } = await import("@/lib/db/client");
    await db.$disconnect();
    await server.close();
    rmSync(files, { recursive: true, force: true });
  }
}

await bench();
