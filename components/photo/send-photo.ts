import { LINE_WAITS, linePause } from "@/components/forms/line-pause";
import type { UploadedPhoto } from "@/lib/documents/schema";
import { type Result, refuse } from "@/lib/result";

export type PhotoAddress = "/api/photos" | "/api/vips/photos";

type Sending = {
  delegateId: string;
  /** The person's own way in, or that of protocol for its guests. */
  address: PhotoAddress;
  photo: Blob;
  signal: AbortSignal;
  /** Share of the bytes that left, 0–1. */
  onProgress: (share: number) => void;
  /** The line is down and sending waits for it. */
  onWaiting: (waiting: boolean) => void;
};

/** A line of 2 kB/s carries a photo in this time. */
const TIMEOUT_MS = 115_000;

/** RFC 9530, so that the server finds out what a proxy did to the bytes; absent where the page is not secure. */
async function contentDigest(photo: Blob): Promise<string | undefined> {
  if (!crypto.subtle) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await photo.arrayBuffer()));
  return `sha-256=:${btoa(String.fromCharCode(...digest))}:`;
}

/** One attempt; undefined when the line or the server failed and another attempt may do better. */
function attempt(sending: Sending, digest: string | undefined): Promise<Result<UploadedPhoto> | undefined> {
  const { delegateId, address, photo, signal, onProgress } = sending;
  return new Promise((settle) => {
    // Unlike fetch it tells how much has left, which on a slow line is all there is to see.
    const request = new XMLHttpRequest();
    request.open("POST", `${address}?delegateId=${encodeURIComponent(delegateId)}`);
    request.setRequestHeader("content-type", photo.type);
    if (digest) request.setRequestHeader("content-digest", digest);
    request.responseType = "json";
    request.timeout = TIMEOUT_MS;
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer = request.response as { value?: UploadedPhoto; error?: { code: string } } | null;
      if (answer?.value) return settle({ ok: true, value: answer.value });
      const final = answer?.error && answer.error.code !== "UNAVAILABLE";
      settle(final ? ({ ok: false, error: answer.error } as Result<UploadedPhoto>) : undefined);
    };
    request.onerror = () => settle(undefined);
    request.ontimeout = () => settle(undefined);
    request.onabort = () => settle(undefined);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(photo);
  });
}

/**
 * Sends a photo and sends it again while the line or the server fails; the server knows the same bytes again, so no
 * attempt can make a second photo.
 * @returns the server's verdict or refusal; UNAVAILABLE uploadFailed after the last attempt or when stopped
 */
export async function sendPhoto(sending: Sending): Promise<Result<UploadedPhoto>> {
  const digest = await contentDigest(sending.photo);
  for (let count = 0; !sending.signal.aborted; count += 1) {
    const result = await attempt(sending, digest);
    const wait = LINE_WAITS[count];
    if (result) return result;
    if (wait === undefined || sending.signal.aborted) break;
    sending.onWaiting(true);
    await linePause(wait, sending.signal);
    sending.onWaiting(false);
    sending.onProgress(0);
  }
  return refuse("UNAVAILABLE", "uploadFailed");
}
