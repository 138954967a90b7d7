import sharp from "sharp";
import { encode } from "uqr";

/** Pixels to a module of the code: large enough for a phone screen held to a scanner. */
const SCALE = 8;

/** A QR code as a black-and-white PNG, for mails: most mail programs show no SVG. */
export async function qrImage(text: string): Promise<Buffer> {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const pixels = Buffer.from(data.flatMap((row) => row.map((dark) => (dark ? 0 : 255))));
  return sharp(pixels, { raw: { width: size, height: size, channels: 1 } })
    .resize(size * SCALE, size * SCALE, { kernel: "nearest" })
    .png()
    .toBuffer();
}
