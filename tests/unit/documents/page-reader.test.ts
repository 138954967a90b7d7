import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { readPage } from "@/lib/documents/pages/run-page-reader";
import { encryptedPdf, makePdf, scriptedPdf } from "@/tests/support/papers";

const refusalOf = async (bytes: Uint8Array, limits = {}) => {
  const read = await readPage(bytes, 1, { limits });
  return "refusal" in read ? read.refusal : "read";
};

/** The share of dark pixels of a picture: text was drawn on it. */
async function ink(picture: Uint8Array): Promise<number> {
  const { data } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true });
  return data.filter((value) => value < 128).length / data.length;
}

describe("the page reader", () => {
  test("draws the asked page of a PDF, and counts its pages", async () => {
    const paper = makePdf(["NOTE VERBALE", ""]);
    const first = await readPage(paper, 1);
    const second = await readPage(paper, 2);
    if ("refusal" in first || "refusal" in second) throw new Error("refused");
    expect(first).toMatchObject({ mediaType: "application/pdf", pages: 2 });
    expect(await ink(first.picture ?? new Uint8Array())).toBeGreaterThan(0.0005);
    expect(await ink(second.picture ?? new Uint8Array())).toBe(0);
    const { width, height, format } = await sharp(first.picture ?? undefined).metadata();
    expect([format, width, height]).toEqual(["jpeg", 1239, 1754]);
  });

  test("looks without drawing", async () => {
    expect(await readPage(makePdf(["A"]), null)).toEqual({
      mediaType: "application/pdf",
      pages: 1,
      picture: null,
    });
  });

  test("takes a picture for what it is, whatever its name, and drops what it carries", async () => {
    const scan = await sharp({ create: { width: 3000, height: 4000, channels: 3, background: "#fff" } })
      .withExif({ IFD0: { Copyright: "MARKER-OF-METADATA" } })
      .png()
      .toBuffer();
    const read = await readPage(scan, 1);
    if ("refusal" in read) throw new Error(read.refusal);
    expect(read).toMatchObject({ mediaType: "image/png", pages: 1 });
    expect(Buffer.from(read.picture ?? []).includes("MARKER-OF-METADATA")).toBe(false);
    expect((await sharp(read.picture ?? undefined).metadata()).height).toBe(1653);
  });

  test("gives a PDF with a script as a picture, and nothing of the script", async () => {
    const read = await readPage(scriptedPdf(), 1);
    if ("refusal" in read) throw new Error(read.refusal);
    expect(Buffer.from(read.picture ?? []).includes("alert")).toBe(false);
  });

  test("refuses what cannot be read, each with its reason", async () => {
    expect(await refusalOf(Buffer.from("MZ\u0090 a program"))).toBe("notDocument");
    expect(await refusalOf(Buffer.from("PK\u0003\u0004 a workbook"))).toBe("notDocument");
    expect(await refusalOf(Buffer.from("%PDF-1.7 and nothing behind"))).toBe("unreadable");
    expect(await refusalOf(encryptedPdf())).toBe("encrypted");
    expect(await refusalOf(makePdf(["1", "2", "3"]), { maxPages: 2 })).toBe("tooManyPages");
    const png = await sharp({ create: { width: 400, height: 400, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    expect(await refusalOf(png, { maxPixels: 1000 })).toBe("tooManyPixels");
    expect(await refusalOf(png.subarray(0, png.length / 2))).toBe("unreadable");
    expect(await refusalOf(makePdf(["1"]), { memoryBytes: 1 })).toBe("tooHeavy");
  });
});
