import { realpathSync } from "node:fs";
import { join } from "node:path";
import type { ConfinedCommand } from "@/lib/confined-child";

/** Hard limits that the system puts on a process that reads files from outside. */
const CPU_SECONDS = 20;
const DATA_KILOBYTES = 2_000_000;
const HEAP_MEGABYTES = 128;

/**
 * How the photo decoder and the page reader are started: with an empty environment, Node's permission model (reads of its own code only; no
 * writing, no child process, no thread), a small heap, and, where there is a shell, limits on processor time, data
 * size, core dumps and written files. Addons must be allowed: libvips is one.
 * @param root folder that holds `lib/` and `node_modules/`
 * @param program folder of lib/documents that holds the program
 * @param request its one argument, as JSON
 */
export function sandboxCommand(
  root: string,
  program: "decoder" | "pages",
  request: string,
  platform = process.platform,
): ConfinedCommand {
  const script = join(root, "lib/documents", program, "worker.ts");
  const packages = join(root, "node_modules");
  // Where packages are linked, Node asks for the link and for the place it leads to.
  const readable = new Set([packages, realpathSync(packages), script]);
  const node = [
    process.execPath,
    "--permission",
    "--allow-addons",
    ...[...readable].map((path) => `--allow-fs-read=${path}`),
    `--max-old-space-size=${HEAP_MEGABYTES}`,
    "--disable-warning=PERM0001",
    script,
    request,
  ];
  // Above this size libvips would unfold pictures into a temporary file, which the decoder may not write.
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "production",
    VIPS_DISC_THRESHOLD: "2g",
    VIPS_BLOCK_UNTRUSTED: "1",
  };
  if (platform === "win32") {
    return { command: process.execPath, args: node.slice(1), env: { ...env, SystemRoot: "C:\\Windows" } };
  }
  const rules = `ulimit -c 0 -f 0 -t ${CPU_SECONDS}; ulimit -d ${DATA_KILOBYTES} 2>/dev/null; exec "$@"`;
  return { command: "/bin/sh", args: ["-c", rules, program, ...node], env };
}
