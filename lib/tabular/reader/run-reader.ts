import { boundedQueue } from "@/lib/bounded-queue";
import { type ConfinedEnd, runConfined } from "@/lib/confined-child";
import { READER_LIMITS } from "@/lib/tabular/limits";
import type { ReaderAnswer, ReaderLimits } from "@/lib/tabular/reader/protocol";
import { sandboxCommand } from "@/lib/tabular/reader/sandbox";

/** The largest honest workbook takes some seconds; a process of its own costs about 0.2 s. */
const WALL_CLOCK_MS = 20_000;
const MAX_OUTPUT = 80 * 1024 * 1024;
const queue = boundedQueue({ running: 2, waiting: 12 });

function answerOf({ output, errors, code, stopped }: ConfinedEnd): ReaderAnswer {
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
  const command = sandboxCommand(/* turbopackIgnore: true */ process.cwd(), request);
  const ended = queue(() => runConfined(command, bytes, { wallClockMs, maxOutput: MAX_OUTPUT }));
  return ended ? answerOf(await ended) : { ok: false, problem: "busy", detail: {}, reason: "queue full" };
}
