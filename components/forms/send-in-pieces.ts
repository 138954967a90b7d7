import { LINE_WAITS, linePause } from "@/components/forms/line-pause";
import { PIECE_BYTES, type UploadStanding } from "@/lib/documents/schema";
import type { Refusal } from "@/lib/errors";
import { ok, type Result, refusal, refuse } from "@/lib/result";

/** What is said of a file before its first piece. */
export type Announced = { name: string; byteSize: number; sha256: string };

export type Sending<Sent> = {
  file: File;
  begin: (announced: Announced) => Promise<Result<UploadStanding>>;
  finish: (uploadId: string) => Promise<Result<Sent>>;
  signal: AbortSignal;
  /** Share of the bytes that have arrived, 0–1. */
  onProgress: (share: number) => void;
  /** The line is down and sending waits for it. */
  onWaiting: (waiting: boolean) => void;
};

/** The line failed, and another attempt may do better. */
const LOST = Symbol("lost");

/** The answer, or LOST: only what the server says for good ends the sending. */
async function unlessLost<T>(call: () => Promise<Result<T>>): Promise<Result<T> | typeof LOST> {
  try {
    const result = await call();
    return !result.ok && result.error.code === "UNAVAILABLE" ? LOST : result;
  } catch {
    return LOST;
  }
}

async function sendPiece(
  uploadId: string,
  offset: number,
  piece: Blob,
  signal: AbortSignal,
): Promise<Result<{ received: number }>> {
  const answer = await fetch(`/api/uploads/${uploadId}?offset=${offset}`, {
    method: "PUT",
    headers: { "content-type": "application/octet-stream" },
    body: piece,
    signal,
  });
  const body = (await answer.json()) as { value: { received: number } } | { error: Refusal };
  return "value" in body ? ok(body.value) : refusal(body.error);
}

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** From where the server stands to the end, or to the next break of the line. */
async function attempt<Sent>(sending: Sending<Sent>, sha256: string): Promise<Result<Sent> | typeof LOST> {
  const { file, signal, onProgress, begin, finish } = sending;
  const announced = { name: file.name.slice(-200), byteSize: file.size, sha256 };
  const begun = await unlessLost(() => begin(announced));
  if (begun === LOST || !begun.ok) return begun;
  const { uploadId } = begun.value;
  let { received } = begun.value;
  onProgress(received / file.size);
  while (received < file.size && !signal.aborted) {
    const piece = file.slice(received, received + PIECE_BYTES);
    const answer = await unlessLost<{ received: number }>(() => sendPiece(uploadId, received, piece, signal));
    if (answer === LOST || !answer.ok) return answer;
    received = answer.value.received;
    onProgress(received / file.size);
  }
  return signal.aborted ? LOST : unlessLost(() => finish(uploadId));
}

/**
 * Sends a file piece by piece. After a break of the line, and also after the page was left and the same file chosen
 * again, it goes on from what has arrived.
 * @returns what was made of the file, or the server's refusal; UNAVAILABLE uploadFailed after the last attempt or when stopped
 */
export async function sendInPieces<Sent>(sending: Sending<Sent>): Promise<Result<Sent>> {
  const sha256 = hex(await crypto.subtle.digest("SHA-256", await sending.file.arrayBuffer()));
  for (let count = 0; !sending.signal.aborted; count += 1) {
    const result = await attempt(sending, sha256);
    if (result !== LOST) return result;
    const wait = LINE_WAITS[count];
    if (wait === undefined || sending.signal.aborted) break;
    sending.onWaiting(true);
    await linePause(wait, sending.signal);
    sending.onWaiting(false);
  }
  return refuse("UNAVAILABLE", "uploadFailed");
}
