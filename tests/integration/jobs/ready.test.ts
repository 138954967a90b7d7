import { beforeEach, expect, test, vi } from "vitest";
import { GET as live } from "@/app/api/health/live/route";
import { GET as ready } from "@/app/api/health/ready/route";
import type { Ctx } from "@/lib/context";
import { db } from "@/lib/db/client";
import { beat, SILENT_AFTER } from "@/lib/jobs/heartbeat";
import { contextOf, NOW } from "@/tests/integration/badges/fixture";

const visitor: Ctx = contextOf({ kind: "anonymous" });
vi.mock("@/lib/identity/request-context", () => ({ getContext: async () => visitor }));

const ask = (route: typeof live, name: string) =>
  route(new Request(`http://localhost:3000/api/health/${name}`));

beforeEach(async () => {
  await db.workerHeartbeat.deleteMany();
  await beat("worker", NOW);
});

test("ready while database, migrations and worker are there, and says no more", async () => {
  const answer = await ask(ready, "ready");
  expect([answer.status, await answer.json()]).toEqual([200, { value: "ready" }]);
  expect(answer.headers.get("cache-control")).toMatch(/no-store/);
});

test("not ready without a worker", async () => {
  await db.workerHeartbeat.deleteMany();
  await beat("worker", new Date(NOW.getTime() - SILENT_AFTER));
  const answer = await ask(ready, "ready");
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({ error: { code: "UNAVAILABLE", message: "notReady" } });
});

test("not ready on a database behind or ahead of the build; alive all the same", async () => {
  const rename = (from: string, to: string) =>
    db.$executeRawUnsafe(`ALTER TABLE "${from}" RENAME TO "${to}"`);
  await db.$executeRaw`UPDATE "_prisma_migrations" SET "rolled_back_at" = now()
    WHERE "id" = (SELECT "id" FROM "_prisma_migrations" LIMIT 1)`;
  expect((await ask(ready, "ready")).status).toBe(503);
  await db.$executeRaw`UPDATE "_prisma_migrations" SET "rolled_back_at" = NULL`;
  expect((await ask(ready, "ready")).status).toBe(200);
  await rename("_prisma_migrations", "_away");
  expect((await ask(ready, "ready")).status).toBe(503);
  expect((await ask(live, "live")).status).toBe(200);
  await rename("_away", "_prisma_migrations");
});
