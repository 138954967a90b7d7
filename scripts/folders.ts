import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

/** Everything that a start on this machine keeps; `npm run demo -- --fresh` removes it. PLACET_HOME moves it. */
export const HOME = process.env.PLACET_HOME ?? join(ROOT, ".placet");
