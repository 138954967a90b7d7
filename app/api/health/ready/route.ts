import { isReady } from "@/lib/jobs/readiness";
import { ok, refuse } from "@/lib/result";
import { defineRoute } from "@/lib/route";

/** Database, migrations and worker are there; says no more than that to the public. */
export const GET = defineRoute({
  name: "health.ready",
  policy: { open: "load balancers ask without an account" },
  rate: null,
  run: async (ctx) => ((await isReady(ctx.now)) ? ok("ready") : refuse("UNAVAILABLE", "notReady")),
});
