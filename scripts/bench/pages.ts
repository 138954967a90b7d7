import { freePort } from "@/lib/db/embedded";
import { weighPages } from "@/scripts/bench/page-weight";
import { untilAskedToStop } from "@/scripts/processes";
import { runScript } from "@/scripts/run-script";
import { withDemo } from "@/scripts/with-demo";

/** The weight of pages of the demo that PLACET_HOME keeps. */
await runScript(async () => {
  const port = await freePort();
  await withDemo(port, untilAskedToStop(), async () => {
    console.table(await weighPages(`http://localhost:${port}`));
  });
});
