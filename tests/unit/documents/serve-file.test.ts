import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fileResponse } from "@/lib/documents/serve-file";

function answer(name: string | null, disposition: "inline" | "attachment" = "attachment"): Response {
  const stream = new Response("x").body as ReadableStream<Uint8Array>;
  return fileResponse({ mediaType: "application/pdf", byteSize: 1, name, stream }, disposition);
}

describe("the answer that carries a file", () => {
  test("keeps the name in any script and lets none end the header", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const header = answer(name).headers.get("content-disposition") ?? "";
        expect(header).toMatch(/^attachment; filename\*=UTF-8''[A-Za-z0-9\-._~%!]*$/);
        expect(decodeURIComponent(header.split("''")[1] ?? "")).toBe(name);
      }),
    );
  });

  test("survives a name cut in the middle of a character", () => {
    expect(answer("note \ud83d").headers.get("content-disposition")).toContain("note%20");
  });

  test("has a name where the file has none", () => {
    expect(answer(null, "inline").headers.get("content-disposition")).toBe("inline; filename*=UTF-8''file");
  });
});
