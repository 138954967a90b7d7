import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { openScratchServer } from "@/lib/db/scratch";

// A database for each test file, copied from the migrated one before the file imports lib/db/client. Files run
// side by side without meeting, and none has to clean up after itself.
const { server, template } = inject("databases");
const scratch = await openScratchServer(server);
const name = `${template}_${randomBytes(4).toString("hex")}`;
await scratch.create(name, template);
process.env.DATABASE_URL = scratch.url(name);

afterAll(async () => {
  const { placetDb } = globalThis as { placetDb?: { $disconnect: () => Promise<void> } };
  await placetDb?.$disconnect();
  await scratch.close();
});
