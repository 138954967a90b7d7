import { ok } from "@/lib/result";
import { defineRoute } from "@/lib/route";

/** The process answers. */
export const GET = defineRoute({
  name: "health.live",
  policy: { open: "load balancers ask without an account" },
  rate: null,
  run: async () => ok("live"),
});
