import { MASTER_HEIGHT, MASTER_WIDTH, MIN_WIDTH } from "@/lib/documents/photo-spec";

export type Size = { width: number; height: number };
/** Part of a picture, in its pixels. */
export type Rectangle = { left: number; top: number; width: number; height: number };

/**
 * Which part of a picture becomes the photo: always 3:4, always inside. The centre stands in shares of the sides;
 * zoom 1 is the largest part that fits.
 */
export type Crop = { x: number; y: number; zoom: number };

const RATIO = MASTER_WIDTH / MASTER_HEIGHT;

function largest({ width, height }: Size): Size {
  const fit = Math.min(width, height * RATIO);
  return { width: fit, height: fit / RATIO };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}

/** Whether any part of the picture is large enough for a photo. */
export function isLargeEnough(source: Size): boolean {
  return largest(source).width >= MIN_WIDTH;
}

/** How far one may zoom in before the part has too few pixels. */
export function largestZoom(source: Size): number {
  return Math.max(1, largest(source).width / MIN_WIDTH);
}

/** Brings a crop inside the picture and within the zoom that it allows. */
export function fitCrop(source: Size, crop: Crop): Crop {
  const zoom = clamp(crop.zoom, 1, largestZoom(source));
  const part = largest(source);
  const [halfWidth, halfHeight] = [
    part.width / zoom / source.width / 2,
    part.height / zoom / source.height / 2,
  ];
  return { x: clamp(crop.x, halfWidth, 1 - halfWidth), y: clamp(crop.y, halfHeight, 1 - halfHeight), zoom };
}

/** The first crop of a picture: all that fits, a little above the middle, where faces are. */
export function firstCrop(source: Size): Crop {
  return fitCrop(source, { x: 0.5, y: 0.45, zoom: 1 });
}

/** The part in pixels of the picture. */
export function cropRectangle(source: Size, crop: Crop): Rectangle {
  const { x, y, zoom } = fitCrop(source, crop);
  const part = largest(source);
  const [width, height] = [part.width / zoom, part.height / zoom];
  return {
    left: clamp(x * source.width - width / 2, 0, source.width - width),
    top: clamp(y * source.height - height / 2, 0, source.height - height),
    width,
    height,
  };
}

/** Moves the frame by shares of its own width and height, as a drag or an arrow key does. */
export function moveCrop(source: Size, crop: Crop, right: number, down: number): Crop {
  const { width, height } = cropRectangle(source, crop);
  const x = crop.x + (right * width) / source.width;
  const y = crop.y + (down * height) / source.height;
  return fitCrop(source, { x, y, zoom: crop.zoom });
}

/** Zooms by a factor about the centre of the frame. */
export function zoomCrop(source: Size, crop: Crop, factor: number): Crop {
  return fitCrop(source, { ...crop, zoom: clamp(crop.zoom * factor, 1, largestZoom(source)) });
}

/** Pixels to send: as many as the part has, and no more than the master. */
export function outputSize(source: Size, crop: Crop): Size {
  const width = Math.round(clamp(cropRectangle(source, crop).width, MIN_WIDTH, MASTER_WIDTH));
  return { width, height: Math.round(width / RATIO) };
}
