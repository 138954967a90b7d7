/**
 * The photo decoder: a program of its own, run once per photo as `node worker.ts '<limits as JSON>'` by
 * run-decoder.ts. Takes the bytes on standard input; gives one line of JSON and then the bytes it announces on
 * standard output. It knows no settings, no database and no file, so a photo that subverts it finds nothing.
 * It imports no other source file: it runs as it is, without a bundler.
 */
import sharp from "sharp";
import type { DecoderAnswer, DecoderLimits, PhotoRefusal } from "./protocol";

class Refused extends Error {
  readonly refusal: PhotoRefusal;
  constructor(refusal: PhotoRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

const limits = JSON.parse(process.argv[2] ?? "{}") as DecoderLimits;
const EXIT_MEMORY = 70;

// Decoding runs on other threads, so this clock keeps ticking while a bomb unfolds.
setInterval(() => {
  if (process.memoryUsage.rss() > limits.memoryBytes) process.exit(EXIT_MEMORY);
}, 20).unref();

// Of all that libvips can open, only these two readers stay.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer"] });
sharp.cache(false);
sharp.concurrency(1);

async function readInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

function formatOf(bytes: Buffer): "jpeg" | "png" {
  if (bytes.subarray(0, 3).equals(JPEG)) return "jpeg";
  if (bytes.subarray(0, 8).equals(PNG)) return "png";
  throw new Refused("notPhoto");
}

/** Walks the chunks of a PNG: libvips would show the first frame of an animation and pass it as a photo. */
function checkPng(bytes: Buffer): void {
  let at = PNG.length;
  while (at + 12 <= bytes.length) {
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (type === "acTL" || type === "fcTL" || type === "fdAT") throw new Refused("animated");
    if (type === "IEND") return;
    at += 12 + bytes.readUInt32BE(at);
  }
  throw new Refused("truncated");
}

/** Size as shown, after the orientation noted by the camera. */
async function checkedSize(
  bytes: Buffer,
  format: "jpeg" | "png",
): Promise<{ width: number; height: number }> {
  const found = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (found.format !== format) throw new Refused("unreadable");
  if (found.width * found.height > limits.maxPixels) throw new Refused("tooManyPixels");
  const { width, height } = found.autoOrient;
  if (width < limits.minWidth || height < limits.minHeight) throw new Refused("tooSmall");
  const stretch = width / height / (limits.masterWidth / limits.masterHeight);
  if (Math.abs(stretch - 1) > limits.shapeTolerance) throw new Refused("wrongShape");
  return { width, height };
}

async function decode(bytes: Buffer): Promise<[DecoderAnswer, ...Buffer[]]> {
  const format = formatOf(bytes);
  if (format === "png") checkPng(bytes);
  const { width, height } = await checkedSize(bytes, format);
  const pixels = await sharp(bytes, {
    failOn: "error",
    limitInputPixels: limits.maxPixels,
    sequentialRead: true,
  })
    .autoOrient()
    .flatten({ background: "#ffffff" })
    .resize(limits.masterWidth, limits.masterHeight, { fit: "cover" })
    .toColourspace("srgb")
    .removeAlpha()
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  const { channels } = pixels.info;
  if (channels !== 3) throw new Refused("unreadable");
  const raw = { width: limits.masterWidth, height: limits.masterHeight, channels } as const;
  const jpeg = { quality: limits.quality, chromaSubsampling: "4:4:4" };
  const master = await sharp(pixels.data, { raw }).jpeg(jpeg).toBuffer();
  const badge = await sharp(pixels.data, { raw })
    .resize(limits.badgeWidth, limits.badgeHeight)
    .jpeg(jpeg)
    .toBuffer();
  const sizes = { master: master.length, badge: badge.length, pixels: pixels.data.length };
  return [{ ok: true, width, height, sizes }, master, badge, pixels.data];
}

function refusalOf(error: unknown): PhotoRefusal {
  if (error instanceof Refused) return error.refusal;
  const text = error instanceof Error ? error.message : "";
  if (/pixel limit/i.test(text)) return "tooManyPixels";
  if (/corrupt header/i.test(text)) return "unreadable";
  return /premature end|truncated|end of (stream|image|file)|out of order|not enough/i.test(text)
    ? "truncated"
    : "unreadable";
}

function answer([head, ...parts]: [DecoderAnswer, ...Buffer[]]): void {
  process.stdout.write(Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...parts]));
}

await decode(await readInput())
  .catch((error: unknown): [DecoderAnswer] => [
    { ok: false, refusal: refusalOf(error), reason: error instanceof Error ? error.message : "" },
  ])
  .then(answer);
