import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { fontFiles } from "@/lib/typeset/fonts";
import type { TypesetAnswer, TypesetRequest, TypesetterPlaces } from "@/lib/typeset/typesetter/protocol";

/** A sheet of two hundred badges takes a second; beyond this something is wrong. */
const WALL_CLOCK_MS = 60_000;
/** An idle typesetter gives its memory back. */
const IDLE_MS = 300_000;
const MAX_WAITING = 64;

type Waiting = {
  resolve: (content: Uint8Array) => void;
  reject: (error: Error) => void;
  clock: NodeJS.Timeout;
};

let child: ChildProcess | undefined;
let idle: NodeJS.Timeout | undefined;
let lastId = 0;
let peakBytes = 0;
const waiting = new Map<number, Waiting>();

function start(): ChildProcess {
  const root = /* turbopackIgnore: true */ process.cwd();
  const script = join(root, "lib/typeset/typesetter/worker.ts");
  const places: TypesetterPlaces = { templates: join(root, "lib/typeset/templates"), fonts: fontFiles(root) };
  const reads = [join(root, "node_modules"), script, places.templates].map(
    (path) => `--allow-fs-read=${path}`,
  );
  // Not `fork`: the bundler would take its path for a module of the page.
  const limits = ["--permission", "--allow-addons", ...reads, "--disable-warning=PERM0001"];
  const started = spawn(process.execPath, [...limits, script, JSON.stringify(places)], {
    env: { NODE_ENV: "production" },
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  started.on("message", (answer: TypesetAnswer) => settle(answer));
  started.on("error", () => lose(started));
  started.on("exit", () => lose(started));
  return started;
}

function settle(answer: TypesetAnswer): void {
  const found = waiting.get(answer.id);
  if (!found) return;
  waiting.delete(answer.id);
  clearTimeout(found.clock);
  if (answer.ok) {
    peakBytes = answer.peakBytes;
    found.resolve(answer.content);
  }
  if (!answer.ok) found.reject(new Error(`typesetter: ${answer.message}`));
  if (waiting.size === 0) rest();
}

/** Between jobs the child keeps nothing alive: this process may end, and takes it along. */
function rest(): void {
  child?.unref();
  child?.channel?.unref();
  idle = setTimeout(stopTypesetter, IDLE_MS);
  idle.unref();
}

function lose(lost: ChildProcess): void {
  if (child !== lost) return;
  child = undefined;
  for (const [id, { reject, clock }] of waiting) {
    waiting.delete(id);
    clearTimeout(clock);
    reject(new Error("typesetter: the process ended"));
  }
}

/** Most memory, in bytes, that the typesetter's present process has held. */
export function typesetterPeak(): number {
  return peakBytes;
}

/** Ends the typesetter's process if there is one; the next document starts another. */
export function stopTypesetter(): void {
  const stopped = child;
  if (!stopped) return;
  lose(stopped);
  stopped.kill("SIGKILL");
}

/**
 * Hands a document to the typesetter's process, which is started on first use and serves one after the other.
 * @throws Error when the template refuses the data, the process dies or takes a minute, or too many are waiting
 */
export function runTypesetter(request: Omit<TypesetRequest, "id">): Promise<Uint8Array> {
  if (waiting.size >= MAX_WAITING) return Promise.reject(new Error("typesetter: too many documents waiting"));
  clearTimeout(idle);
  child ??= start();
  child.ref();
  child.channel?.ref();
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    const clock = setTimeout(stopTypesetter, WALL_CLOCK_MS);
    waiting.set(id, { resolve, reject, clock });
    child?.send({ id, ...request } satisfies TypesetRequest);
  });
}
