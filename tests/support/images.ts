import { randomBytes } from "node:crypto";
import { deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";

/** Pictures for tests, honest and hostile, made in code. */

const PNG_MAGIC = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A plausible head and shoulders before a plain wall; detail is drawn at the size asked for, so it is sharp. */
export function portraitSvg(width = 900, height = 1200, wall = "#e8ecef"): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 300 400">
    <rect width="300" height="400" fill="${wall}"/>
    <path d="M40 400 Q50 330 120 318 L180 318 Q250 330 260 400 Z" fill="#26374f"/>
    <rect x="122" y="270" width="56" height="70" fill="#b98663"/>
    <ellipse cx="150" cy="190" rx="78" ry="112" fill="#c99a78"/>
    <path d="M70 180 Q70 70 150 70 Q230 70 230 180 Q210 120 150 118 Q90 120 70 180 Z" fill="#2b211d"/>
    <g fill="#2a1d18"><ellipse cx="118" cy="190" rx="10" ry="6"/><ellipse cx="182" cy="190" rx="10" ry="6"/>
    <rect x="100" y="170" width="36" height="5"/><rect x="164" y="170" width="36" height="5"/></g>
    <path d="M150 195 L142 232 L158 232 Z" fill="#b78563"/>
    <path d="M122 258 Q150 270 178 258 Q150 280 122 258 Z" fill="#8a4a3c"/>
  </svg>`);
}

/** A good portrait, 3:4. */
export function portrait(width = 900, height = 1200): Sharp {
  return sharp(portraitSvg(width, height));
}

/** A good portrait as JPEG. */
export function portraitJpeg(width = 900, height = 1200): Promise<Buffer> {
  return portrait(width, height).jpeg({ quality: 90 }).toBuffer();
}

/** A portrait with the grain of a big sensor: 12 megapixels that weigh 9 MB, as photos of phones do. */
export async function heavyJpeg(width = 3000, height = 4000): Promise<Buffer> {
  const grain = { type: "gaussian", mean: 128, sigma: 30 } as const;
  const noise = await sharp({ create: { width, height, channels: 3, background: "#808080", noise: grain } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return portrait(width, height)
    .composite([{ input: noise, blend: "soft-light" }])
    .jpeg({ quality: 96, chromaSubsampling: "4:4:4" })
    .toBuffer();
}

/**
 * A good portrait that weighs so many bytes at least and is decoded at once: comment segments (ITU-T T.81, B.2.4.5)
 * stand before the picture, so whoever loses a byte on the way loses the picture too.
 */
export async function weightedJpeg(weight: number): Promise<Buffer> {
  const picture = await portraitJpeg();
  const comments: Buffer[] = [];
  for (let missing = weight - picture.length; missing > 0; missing -= 0xffff + 2) {
    comments.push(Buffer.from([0xff, 0xfe, 0xff, 0xff]), randomBytes(0xffff - 2));
  }
  return Buffer.concat([picture.subarray(0, 2), ...comments, picture.subarray(2)]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** One chunk of a PNG with its length and checksum (PNG specification, 5.3). */
export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, tail]);
}

function pngHeader(width: number, height: number, depth: number, colour: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, 0], 8);
  return pngChunk("IHDR", header);
}

/** A grey PNG of one tone whose pixels weigh next to nothing: a decompression bomb when the sides are long. */
export function bombPng(width: number, height: number): Buffer {
  const row = 1 + Math.ceil(width / 8);
  const pixels = deflateSync(Buffer.alloc(row * height), { level: 9 });
  return Buffer.concat([
    PNG_MAGIC,
    pngHeader(width, height, 1, 0),
    pngChunk("IDAT", pixels),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Puts chunks into a PNG right after its header. */
export function withPngChunks(png: Buffer, ...chunks: Buffer[]): Buffer {
  const afterHeader = PNG_MAGIC.length + 25;
  return Buffer.concat([png.subarray(0, afterHeader), ...chunks, png.subarray(afterHeader)]);
}

/** A portrait as PNG that says it is an animation of two frames (APNG). */
export async function animatedPng(): Promise<Buffer> {
  const control = Buffer.alloc(8);
  control.writeUInt32BE(2, 0);
  return withPngChunks(await portrait().png().toBuffer(), pngChunk("acTL", control));
}

/** A good portrait with a text chunk that unfolds to so many megabytes. */
export async function textBombPng(megabytes: number): Promise<Buffer> {
  const text = deflateSync(Buffer.alloc(megabytes * 1024 * 1024, 0x61), { level: 9 });
  const chunk = pngChunk("zTXt", Buffer.concat([Buffer.from("Comment\0\0", "latin1"), text]));
  return withPngChunks(await portrait().png().toBuffer(), chunk);
}

/** A JPEG that ends after this share of its bytes. */
export async function truncatedJpeg(share: number): Promise<Buffer> {
  const whole = await portraitJpeg();
  return whole.subarray(0, Math.floor(whole.length * share));
}

/** A portrait as printers see it: four colours. */
export function cmykJpeg(): Promise<Buffer> {
  return portrait().toColourspace("cmyk").jpeg({ quality: 90 }).toBuffer();
}

/** A PNG whole in its parts, whose pixels are noise. */
export function noisePng(): Buffer {
  const noise = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251));
  const header = pngHeader(300, 400, 8, 2);
  return Buffer.concat([PNG_MAGIC, header, pngChunk("IDAT", noise), pngChunk("IEND", Buffer.alloc(0))]);
}

/** A portrait with camera data: place, author, colour profile, and the sensor's orientation (1 upright, 6 turned). */
export function jpegWithMetadata(orientation: 1 | 6 = 1): Promise<Buffer> {
  const turned = orientation === 6 ? portrait().rotate(270) : portrait();
  return turned
    .jpeg({ quality: 90 })
    .withMetadata({ orientation })
    .withExifMerge({
      IFD0: { Copyright: "CANARY-COPYRIGHT" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "38/1 33/1 0/1" },
    })
    .withIccProfile("p3")
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><canary/></x:xmpmeta>')
    .toBuffer();
}
