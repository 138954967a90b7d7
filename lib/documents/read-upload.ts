import { createHash, timingSafeEqual } from "node:crypto";
import { ok, type Result, refuse } from "@/lib/result";

/** SHA-256 announced in a Content-Digest header (RFC 9530), or undefined when none is. */
function announcedDigest(header: string | null): Buffer | undefined {
  const found = header?.match(/(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/);
  return found?.[1] ? Buffer.from(found[1], "base64") : undefined;
}

/**
 * Reads an uploaded body whole: no more than allowed, exactly as many bytes as announced, and with the SHA-256 that
 * was announced, if one was. Proxies that cut a body and lines that drop are found here and not in the decoder.
 * @returns the bytes; LIMIT tooLarge, INVALID uploadIncomplete
 */
export async function readUpload(request: Request, maxBytes: number): Promise<Result<Uint8Array>> {
  const announced = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!Number.isSafeInteger(announced)) return refuse("INVALID", "uploadIncomplete");
  if (announced > maxBytes) return refuse("LIMIT", "tooLarge");
  const bytes = new Uint8Array(announced);
  let received = 0;
  try {
    for await (const chunk of request.body ?? []) {
      if (received + chunk.byteLength > announced) return refuse("INVALID", "uploadIncomplete");
      bytes.set(chunk, received);
      received += chunk.byteLength;
    }
  } catch {
    return refuse("INVALID", "uploadIncomplete");
  }
  if (received !== announced) return refuse("INVALID", "uploadIncomplete");
  const digest = announcedDigest(request.headers.get("content-digest"));
  const found = createHash("sha256").update(bytes).digest();
  if (digest && !timingSafeEqual(digest, found)) return refuse("INVALID", "uploadIncomplete");
  return ok(bytes);
}
