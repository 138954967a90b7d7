import { log } from "@/lib/log";
import { defineRoute } from "@/lib/route";

/** Browsers report what the content policy stopped; only the directive is logged, never addresses of people's pages. */
export const POST = defineRoute({
  name: "csp.report",
  policy: { open: "browsers report by themselves" },
  anyOrigin: "reports carry no Origin of ours and change nothing",
  rate: "openLink",
  maxBytes: 16 * 1024,
  run: async (_ctx, { request }) => {
    const text = await request.text();
    const directive =
      /"(?:effective|violated)-?[dD]irective"\s*:\s*"([a-z-]{1,40})"/.exec(text)?.[1] ?? "unknown";
    log.warn({ directive }, "content policy stopped something");
    return new Response(null, { status: 204 });
  },
});
