import "server-only";
import { boundedQueue } from "@/lib/bounded-queue";
import { type ConfinedEnd, runConfined } from "@/lib/confined-child";
import { sandboxCommand } from "@/lib/documents/decoder/sandbox";
import type { DocumentRefusal, PageAnswer, PageRequest } from "@/lib/documents/pages/protocol";

/** More pages than any nomination has, as the database says too. */
const MAX_PAGES = 200;
const LIMITS: Omit<PageRequest, "page"> = {
  maxPages: MAX_PAGES,
  maxPixels: 60_000_000,
  memoryBytes: 900 * 1024 * 1024,
  // An A4 page at 150 dots per inch: small type on a seal can be read.
  box: { width: 1240, height: 1754 },
  quality: 80,
};
const WALL_CLOCK_MS = 15_000;
const MAX_OUTPUT = 8 * 1024 * 1024;
const queue = boundedQueue({ running: 2, waiting: 24 });

/** A paper as read: what it is, how many pages, and the asked page as JPEG. */
export type ReadPaper = {
  mediaType: "application/pdf" | "image/jpeg" | "image/png";
  pages: number;
  picture: Uint8Array | null;
};

/** `reason` is for the log. */
export type PageReaderOutcome = ReadPaper | { refusal: DocumentRefusal | "busy"; reason: string };

function outcomeOf({ output, errors, code, stopped }: ConfinedEnd): PageReaderOutcome {
  const line = output.indexOf(0x0a);
  if (stopped || (code !== 0 && code !== 1)) {
    return { refusal: "tooHeavy", reason: stopped ? "stopped" : `exit code ${code}` };
  }
  // Exit code 1 is a program that does not start, on any paper: an error of the installation.
  if (code !== 0 || line < 0) throw new Error(`page reader failed: ${errors.slice(0, 500)}`);
  const answer = JSON.parse(output.toString("utf8", 0, line)) as PageAnswer;
  if (!answer.ok) return { refusal: answer.refusal, reason: answer.reason };
  const picture = answer.size > 0 ? new Uint8Array(output.subarray(line + 1)) : null;
  if ((picture?.length ?? 0) !== answer.size) return { refusal: "unreadable", reason: "parts" };
  return { mediaType: answer.mediaType, pages: answer.pages, picture };
}

/**
 * Reads a PDF or a scan apart from this process, one process a page, two at a time.
 * @param bytes the file as sent
 * @param page the page to draw, from 1; null: only whether it can be read, and how many pages it has
 * @throws Error when the reader cannot be started at all
 */
export async function readPage(
  bytes: Uint8Array,
  page: number | null,
  options: { limits?: Partial<PageRequest>; wallClockMs?: number } = {},
): Promise<PageReaderOutcome> {
  const request = JSON.stringify({ ...LIMITS, ...options.limits, page });
  const root = /* turbopackIgnore: true */ process.cwd();
  const command = sandboxCommand(root, "pages", request);
  const ended = queue(() =>
    runConfined(command, bytes, { wallClockMs: options.wallClockMs ?? WALL_CLOCK_MS, maxOutput: MAX_OUTPUT }),
  );
  return ended ? outcomeOf(await ended) : { refusal: "busy", reason: "queue full" };
}
