import { randomBytes } from "node:crypto";
import type { TestProject } from "vitest/node";
import { openScratchServer } from "@/lib/db/scratch";
import { generateClient } from "@/prisma/generate";
import { applyMigrations } from "@/prisma/migrations";

declare module "vitest" {
  export interface ProvidedContext {
    databases: { server: string; template: string };
  }
}

/**
 * Once per run: a server of its own, or the one that TEST_DATABASE_URL names, with one migrated database that every
 * test file copies. Gives back what removes all of it, also after a failed run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  generateClient();
  const server = await openScratchServer(process.env.TEST_DATABASE_URL);
  try {
    const template = `placet_test_${randomBytes(4).toString("hex")}`;
    await server.create(template);
    await applyMigrations(server.url(template));
    project.provide("databases", { server: server.url("postgres"), template });
    return async () => {
      // Copies are named after the template; those of a worker that crashed are still there.
      await server.dropLike(template);
      await server.close();
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
