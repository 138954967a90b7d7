import { type ChildProcess, spawn } from "node:child_process";
import { boundedQueue } from "@/lib/bounded-queue";
import { READER_LIMITS } from "@/lib/tabular/limits";
import type { ReaderAnswer, ReaderLimits } from "@/lib/tabular/reader/protocol";
import { sandboxCommand } from "@/lib/tabular/reader/sandbox";

/** The largest honest workbook takes some seconds; a process of its own costs about 0.2 s. */
const WALL_CLOCK_MS = 20_000;
const MAX_OUTPUT = 80 * 1024 * 1024;
const queue = boundedQueue({ running: 2, waiting: 12 });

type Ended = { output: Buffer; errors: string; code: number | null; stopped: boolean };

function collect(child: ChildProcess, bytes: Uint8Array, wallClockMs: number): Promise<Ended> {
  return new Promise((settle, fail) => {
    const output: Buffer[] = [];
    let size = 0;
    let errors = "";
    let stopped = false;
    const stop = () => {
      stopped = true;
      child.kill("SIGKILL");
    };
    const clock = setTimeout(stop, wallClockMs);
    child.stdout?.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_OUTPUT) stop();
      else output.push(chunk);
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      errors = (errors + chunk.toString("utf8")).slice(0, 2000);
    });
    child.on("error", fail);
    child.on("close", (code, signal) => {
      clearTimeout(clock);
      settle({ output: Buffer.concat(output), errors, code, stopped: stopped || signal !== null });
    });
    // The reader may stop reading as soon as it knows better; that is its answer, not an error.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(bytes);
  });
}

function answerOf({ output, errors, code, stopped }: Ended): ReaderAnswer {
  if (stopped || (code !== 0 && code !== 1)) {
    const reason = stopped ? "stopped" : `exit code ${code}`;
    return { ok: false, problem: "tooHeavy", detail: {}, reason };
  }
  // Exit code 1 is a program that does not start, on any file: an error of the installation.
  if (code !== 0 || output.at(-1) !== 0x0a) throw new Error(`table reader failed: ${errors.slice(0, 500)}`);
  return JSON.parse(output.toString("utf8")) as ReaderAnswer;
}

export type ReaderOptions = { sheet?: string; limits?: Partial<ReaderLimits>; wallClockMs?: number };

/**
 * Reads a file's rows apart from this process, one process a file, two at a time.
 * @param bytes the file as sent, at most 10 MB
 * @throws Error when the reader cannot be started at all
 */
export async function runReader(bytes: Uint8Array, options: ReaderOptions = {}): Promise<ReaderAnswer> {
  const { sheet, limits, wallClockMs = WALL_CLOCK_MS } = options;
  const request = JSON.stringify({ limits: { ...READER_LIMITS, ...limits }, sheet });
  const { command, args, env } = sandboxCommand(/* turbopackIgnore: true */ process.cwd(), request);
  const ended = queue(() => {
    const child = spawn(command, args, { env, cwd: "/", stdio: ["pipe", "pipe", "pipe"], windowsHide: true });
    return collect(child, bytes, wallClockMs);
  });
  return ended ? answerOf(await ended) : { ok: false, problem: "busy", detail: {}, reason: "queue full" };
}
