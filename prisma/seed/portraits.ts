import sharp from "sharp";
import { drawPortrait } from "./portraits-drawing";
import { lookOf, type PortraitOf } from "./portraits-look";

/**
 * A fictional portrait as a person would send it: JPEG, 900×1200. The same person always gives the same bytes.
 * About 60 ms of processor time.
 */
export async function makePortrait(person: PortraitOf): Promise<Buffer> {
  return sharp(Buffer.from(drawPortrait(lookOf(person))))
    .jpeg({ quality: 90 })
    .toBuffer();
}
