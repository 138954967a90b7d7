import { isLargeEnough } from "@/lib/documents/crop";

/** Why a chosen file cannot be shown; words in `photo.problems`. */
export type PictureProblem = "notPicture" | "heic" | "tooLarge" | "tooSmall";

export type Opened = { picture: ImageBitmap } | { problem: PictureProblem };

const LARGEST_FILE = 50 * 1024 * 1024;
/** Longest side kept in memory: enough to zoom in and still have the master's pixels. */
const LONGEST_SIDE = 4000;

async function isHeic(file: Blob): Promise<boolean> {
  const head = new TextDecoder("latin1").decode(await file.slice(4, 12).arrayBuffer());
  return /^ftyp(heic|heix|hevc|heim|heis|mif1|msf1)/.test(head);
}

/** By the browser's picture decoder, and where that refuses by the one behind images, which in some knows more. */
async function decode(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    const address = URL.createObjectURL(file);
    try {
      const image = new Image();
      image.src = address;
      await image.decode();
      return await createImageBitmap(image);
    } finally {
      URL.revokeObjectURL(address);
    }
  }
}

async function withinMemory(picture: ImageBitmap): Promise<ImageBitmap> {
  const scale = LONGEST_SIDE / Math.max(picture.width, picture.height);
  if (scale >= 1) return picture;
  const resizeWidth = Math.round(picture.width * scale);
  const resizeHeight = Math.round(picture.height * scale);
  const smaller = await createImageBitmap(picture, { resizeWidth, resizeHeight, resizeQuality: "high" });
  picture.close();
  return smaller;
}

/** Opens whatever this browser can show as a picture, upright and at a size that a phone can hold. */
export async function openPicture(file: Blob): Promise<Opened> {
  if (file.size > LARGEST_FILE) return { problem: "tooLarge" };
  try {
    const picture = await withinMemory(await decode(file));
    if (isLargeEnough(picture)) return { picture };
    picture.close();
    return { problem: "tooSmall" };
  } catch {
    return { problem: (await isHeic(file)) ? "heic" : "notPicture" };
  }
}
