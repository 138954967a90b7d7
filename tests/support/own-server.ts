import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { db } from "@/lib/db/client";
import { removeEmbedded, startEmbedded } from "@/lib/db/embedded";
import { applyMigrations } from "@/prisma/migrations";
import { until } from "@/tests/support/worker";

const DATABASE = "placet";

export type OwnServer = {
  /** Connection string of the database under test. */
  url: () => string;
  /** Ends the server in order and starts it again on the same data. */
  restart: () => Promise<void>;
  /** Ends the server as a power cut does. */
  kill: () => Promise<void>;
  /** Starts a killed server on the same data, as soon as what it left running has ended. */
  startAgain: () => Promise<void>;
  remove: () => Promise<void>;
};

/**
 * A database server for one test file alone, which may stop it: the other files share another. What is acknowledged must
 * be on disk, so it is not disposable. To be called in vi.hoisted, before any import reads the settings.
 */
export async function startOwnServer(name: string): Promise<OwnServer> {
  const place = mkdtempSync(join(tmpdir(), `placet-${name}-`));
  // Started by root, the database runs under an account that must be able to enter.
  chmodSync(place, 0o755);
  const folder = join(place, "postgres");
  let server = await startEmbedded({ folder });
  await server.recreate(DATABASE);
  const url = () => server.url(DATABASE);
  await applyMigrations(url());
  process.env.DATABASE_URL = url();
  return {
    url,
    async restart() {
      await server.stop();
      server = await startEmbedded({ folder });
    },
    async kill() {
      const pid = Number(readFileSync(join(server.data, "postmaster.pid"), "utf8").split("\n")[0]);
      process.kill(pid, "SIGKILL");
      await server.ended;
    },
    async startAgain() {
      await until(async () => {
        const started = await startEmbedded({ folder }).catch((error: Error) => error.message);
        if (typeof started !== "string") server = started;
        else if (!/shared memory|in use/.test(started)) throw new Error(started);
        return typeof started !== "string";
      });
    },
    async remove() {
      await db.$disconnect();
      await server.stop();
      await removeEmbedded(folder);
      rmSync(place, { recursive: true, force: true });
    },
  };
}
