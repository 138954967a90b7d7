import "server-only";
import { boundedQueue } from "@/lib/bounded-queue";
import { type ConfinedEnd, runConfined } from "@/lib/confined-child";
import type { DecoderAnswer, DecoderLimits, PhotoRefusal } from "@/lib/documents/decoder/protocol";
import { sandboxCommand } from "@/lib/documents/decoder/sandbox";
import {
  BADGE_HEIGHT,
  BADGE_WIDTH,
  MASTER_HEIGHT,
  MASTER_WIDTH,
  MAX_PIXELS,
  MIN_HEIGHT,
  MIN_WIDTH,
  SHAPE_TOLERANCE,
} from "@/lib/documents/photo-spec";

const LIMITS: DecoderLimits = {
  maxPixels: MAX_PIXELS,
  memoryBytes: 900 * 1024 * 1024,
  minWidth: MIN_WIDTH,
  minHeight: MIN_HEIGHT,
  shapeTolerance: SHAPE_TOLERANCE,
  masterWidth: MASTER_WIDTH,
  masterHeight: MASTER_HEIGHT,
  badgeWidth: BADGE_WIDTH,
  badgeHeight: BADGE_HEIGHT,
  quality: 88,
};

/** The largest honest photo takes about a second and a half; a process of its own costs about 0.1 s. */
const WALL_CLOCK_MS = 10_000;
const MAX_OUTPUT = 12 * 1024 * 1024;
const queue = boundedQueue({ running: 2, waiting: 24 });

/** A photo after decoding: both JPEG copies, and the pixels they were made from (RGB, master size). */
export type DecodedPhoto = {
  master: Uint8Array;
  badge: Uint8Array;
  pixels: Uint8Array;
  /** Size of what was sent, as shown. */
  width: number;
  height: number;
};

/** `reason` is for the log; it holds nothing of the person. */
export type DecoderOutcome = DecodedPhoto | { refusal: PhotoRefusal | "busy"; reason: string };

function outcomeOf({ output, errors, code, stopped }: ConfinedEnd): DecoderOutcome {
  const line = output.indexOf(0x0a);
  if (stopped || (code !== 0 && code !== 1)) {
    return { refusal: "tooHeavy", reason: stopped ? "stopped" : `exit code ${code}` };
  }
  // Exit code 1 is a program that does not start, on any photo: an error of the installation.
  if (code !== 0 || line < 0) throw new Error(`photo decoder failed: ${errors.slice(0, 500)}`);
  const answer = JSON.parse(output.toString("utf8", 0, line)) as DecoderAnswer;
  if (!answer.ok) return { refusal: answer.refusal, reason: answer.reason };
  const { master, badge, pixels } = answer.sizes;
  const start = line + 1;
  if (output.length !== start + master + badge + pixels) return { refusal: "unreadable", reason: "parts" };
  const part = (from: number, size: number) =>
    new Uint8Array(output.subarray(start + from, start + from + size));
  return {
    width: answer.width,
    height: answer.height,
    master: part(0, master),
    badge: part(master, badge),
    pixels: part(master + badge, pixels),
  };
}

/**
 * Decodes a photo apart from this process, one process a photo, two at a time. What comes back is pixels that our
 * own encoder wrote: oriented, sRGB, 900×1200 and 300×400, without any metadata.
 * @param bytes the file as sent, at most 10 MB
 * @throws Error when the decoder cannot be started at all
 */
export async function runDecoder(
  bytes: Uint8Array,
  options: { limits?: Partial<DecoderLimits>; wallClockMs?: number } = {},
): Promise<DecoderOutcome> {
  const limits = JSON.stringify({ ...LIMITS, ...options.limits });
  const command = sandboxCommand(/* turbopackIgnore: true */ process.cwd(), "decoder", limits);
  const ended = queue(() =>
    runConfined(command, bytes, { wallClockMs: options.wallClockMs ?? WALL_CLOCK_MS, maxOutput: MAX_OUTPUT }),
  );
  return ended ? outcomeOf(await ended) : { refusal: "busy", reason: "queue full" };
}
