import type { FileToServe } from "@/lib/documents/queries";

/**
 * The answer that carries a stored file: fixed type, never sniffed, never run, never cached by others, never shown
 * inside another site. Names go out in RFC 8187 form, so that no character of theirs can end the header.
 */
export function fileResponse(file: FileToServe, disposition: "inline" | "attachment"): Response {
  const name = encodeURIComponent((file.name ?? "file").toWellFormed()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return new Response(file.stream, {
    headers: {
      "content-type": file.mediaType,
      "content-length": String(file.byteSize),
      "content-disposition": `${disposition}; filename*=UTF-8''${name}`,
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    },
  });
}
