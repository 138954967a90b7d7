import sharp, { type Sharp } from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import type { PhotoRefusal } from "@/lib/documents/decoder/protocol";
import { type DecodedPhoto, runDecoder } from "@/lib/documents/decoder/run-decoder";
import { MAX_BYTES } from "@/lib/documents/photo-spec";
import * as images from "@/tests/support/images";

async function decoded(bytes: Buffer): Promise<DecodedPhoto> {
  const outcome = await runDecoder(bytes);
  if ("refusal" in outcome) throw new Error(`refused: ${outcome.refusal}`);
  return outcome;
}

/** Mean difference of tones between a decoded photo and what it should look like. */
async function difference(photo: DecodedPhoto, expected: Sharp): Promise<number> {
  const pixels = await expected
    .resize(900, 1200, { fit: "fill" })
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer();
  return pixels.reduce((sum, tone, at) => sum + Math.abs(tone - (photo.pixels[at] ?? 0)), 0) / pixels.length;
}

const HOSTILE: [string, () => Promise<Buffer> | Buffer, PhotoRefusal][] = [
  ["a text file", () => Buffer.from("This is my photo.\n".repeat(500)), "notPhoto"],
  ["an empty file", () => Buffer.alloc(0), "notPhoto"],
  ["a web page", () => Buffer.from("<html><script>alert(1)</script>"), "notPhoto"],
  ["an SVG", () => images.portraitSvg(), "notPhoto"],
  ["a GIF", () => images.portrait().gif().toBuffer(), "notPhoto"],
  ["a WebP", () => images.portrait().webp().toBuffer(), "notPhoto"],
  ["a TIFF", () => images.portrait().tiff().toBuffer(), "notPhoto"],
  ["an animated PNG", () => images.animatedPng(), "animated"],
  ["a JPEG cut in the middle", () => images.truncatedJpeg(0.5), "truncated"],
  ["a JPEG cut after its header", () => images.truncatedJpeg(0.03), "truncated"],
  ["a JPEG without its last hundredth", () => images.truncatedJpeg(0.99), "truncated"],
  ["three bytes of a JPEG", () => Buffer.from([0xff, 0xd8, 0xff]), "unreadable"],
  [
    "a PNG cut in the middle",
    async () => (await images.portrait().png().toBuffer()).subarray(0, 9000),
    "truncated",
  ],
  ["a PNG of 30,000 × 30,000", () => images.bombPng(30_000, 30_000), "tooManyPixels"],
  ["a photo below 300×400", () => images.portraitJpeg(299, 399), "tooSmall"],
  ["a landscape", () => images.portraitJpeg(1600, 1200), "wrongShape"],
  [
    "noise behind a JPEG's first bytes",
    () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5000, 7)]),
    "unreadable",
  ],
  ["a PNG of noise", () => images.noisePng(), "unreadable"],
];

let heavy: Buffer;
beforeAll(async () => {
  heavy = await images.heavyJpeg();
});

describe("the decoder refuses, each with its own code", () => {
  test.each(HOSTILE)("%s", async (_name, make, refusal) => {
    expect(await runDecoder(await make())).toMatchObject({ refusal });
  });
});

describe("the decoder accepts", () => {
  test("JPEG: 900×1200 and 300×400, looking the same", async () => {
    const photo = await decoded(await images.portraitJpeg(1800, 2400));
    const [master, badge] = await Promise.all([
      sharp(photo.master).metadata(),
      sharp(photo.badge).metadata(),
    ]);
    expect([photo.width, photo.height]).toEqual([1800, 2400]);
    expect([master.format, master.width, master.height]).toEqual(["jpeg", 900, 1200]);
    expect([badge.format, badge.width, badge.height]).toEqual(["jpeg", 300, 400]);
    expect(await difference(photo, images.portrait())).toBeLessThan(2);
  });

  test.each([
    ["with transparency", () => images.portrait().ensureAlpha().png().toBuffer()],
    ["with a palette", () => images.portrait().png({ palette: true }).toBuffer()],
    ["with 16 bits a tone", () => images.portrait().toColourspace("rgb16").png().toBuffer()],
  ])("PNG %s", async (_name, make) => {
    expect(await difference(await decoded(await make()), images.portrait())).toBeLessThan(4);
  });

  test("a grey PNG, as three equal colours", async () => {
    const photo = await decoded(await images.portrait().greyscale().png().toBuffer());
    const grey = sharp(await images.portrait().greyscale().png().toBuffer());
    expect(await difference(photo, grey)).toBeLessThan(4);
  });

  test("a CMYK JPEG, as sRGB", async () => {
    const photo = await decoded(await images.cmykJpeg());
    expect((await sharp(photo.master).metadata()).space).toBe("srgb");
    expect(await difference(photo, images.portrait())).toBeLessThan(20);
  });

  test("transparency becomes white, not black", async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const photo = await decoded(
      await sharp({ create: { width: 300, height: 400, channels: 4, background: clear } })
        .png()
        .toBuffer(),
    );
    expect(photo.pixels.every((tone) => tone === 255)).toBe(true);
  });

  test("a photo turned by the camera's note, upright", async () => {
    const sent = await images.jpegWithMetadata(6);
    expect(await sharp(sent).metadata()).toMatchObject({ width: 1200, height: 900, orientation: 6 });
    const photo = await decoded(sent);
    expect([photo.width, photo.height]).toEqual([900, 1200]);
    expect(await difference(photo, images.portrait())).toBeLessThan(5);
  });

  test("and drops every metadata", async () => {
    const sent = await images.jpegWithMetadata();
    expect(sent.includes("CANARY-COPYRIGHT")).toBe(true);
    const photo = await decoded(sent);
    for (const copy of [photo.master, photo.badge]) {
      const found = await sharp(copy).metadata();
      expect([found.exif, found.icc, found.xmp, found.iptc, found.orientation]).toEqual(
        Array(5).fill(undefined),
      );
      // Besides JFIF (APP0) no application or comment segment stands before the picture.
      const head = Buffer.from(copy).subarray(0, 600);
      for (let app = 0xe1; app <= 0xef; app += 1) expect(head.includes(Buffer.from([0xff, app]))).toBe(false);
      expect(Buffer.from(copy).includes("CANARY")).toBe(false);
    }
  });

  test("the same bytes give the same bytes", async () => {
    const sent = await images.portraitJpeg();
    const [one, two] = [await decoded(sent), await decoded(sent)];
    expect(Buffer.from(one.master).equals(two.master)).toBe(true);
    expect(Buffer.from(one.badge).equals(two.badge)).toBe(true);
  });

  test("a photo of 9 MB within a second or so", async () => {
    const sent = heavy;
    expect(sent.length).toBeGreaterThan(9_000_000);
    expect(sent.length).toBeLessThan(MAX_BYTES);
    const before = performance.now();
    await decoded(sent);
    expect(performance.now() - before).toBeLessThan(5000);
  });

  test("the text bomb in a good PNG, without unfolding it", async () => {
    const outcome = await runDecoder(await images.textBombPng(300), {
      limits: { memoryBytes: 200 * 1024 * 1024 },
    });
    expect(outcome).toHaveProperty("master");
  });
});

describe("the decoder is held to its limits", () => {
  test("time", async () => {
    const before = performance.now();
    expect(await runDecoder(heavy, { wallClockMs: 30 })).toMatchObject({
      refusal: "tooHeavy",
    });
    expect(performance.now() - before).toBeLessThan(4000);
  });

  test("memory", async () => {
    const outcome = await runDecoder(images.bombPng(6000, 8000), {
      limits: { memoryBytes: 60 * 1024 * 1024 },
    });
    expect(outcome).toMatchObject({ refusal: "tooHeavy" });
  });

  test("two at a time, twenty-four waiting, the rest refused at once", async () => {
    const sent = await images.portraitJpeg(300, 400);
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => runDecoder(sent)));
    const busy = outcomes.filter((outcome) => "refusal" in outcome && outcome.refusal === "busy");
    expect(busy).toHaveLength(4);
    expect(await runDecoder(sent)).toHaveProperty("master");
  });
});
