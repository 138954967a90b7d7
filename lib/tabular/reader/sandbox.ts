import { realpathSync } from "node:fs";
import { join } from "node:path";
import type { ConfinedCommand } from "@/lib/confined-child";

/** Hard limits that the system puts on the reader's process. */
const CPU_SECONDS = 30;
const HEAP_MEGABYTES = 512;

/**
 * How the reader is started: with an empty environment, Node's permission model (reads of its own code only; no
 * writing, no child process, no thread, no addon), a bounded heap, and, where there is a shell, limits on processor
 * time, core dumps and written files.
 * @param root folder that holds `lib/` and `node_modules/`
 */
export function sandboxCommand(root: string, request: string, platform = process.platform): ConfinedCommand {
  const packages = join(root, "node_modules");
  const own = join(root, "lib/tabular");
  // Where packages are linked, Node asks for the link and for the place it leads to.
  const readable = new Set([packages, realpathSync(packages), own, join(root, "package.json")]);
  const node = [
    process.execPath,
    "--permission",
    ...[...readable].map((path) => `--allow-fs-read=${path}`),
    `--max-old-space-size=${HEAP_MEGABYTES}`,
    "--disable-warning=PERM0001",
    join(own, "reader/worker.ts"),
    request,
  ];
  const env: NodeJS.ProcessEnv = { NODE_ENV: "production" };
  if (platform === "win32") {
    return { command: process.execPath, args: node.slice(1), env: { ...env, SystemRoot: "C:\\Windows" } };
  }
  const rules = `ulimit -c 0 -f 0 -t ${CPU_SECONDS}; exec "$@"`;
  return { command: "/bin/sh", args: ["-c", rules, "reader", ...node], env };
}
