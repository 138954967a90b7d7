import { type Crop, cropRectangle, outputSize, type Size } from "@/lib/documents/crop";
import type { Pixels } from "@/lib/documents/photo-measure";

/** Draws the part of the picture that the crop shows, filling the canvas at the size given. */
export function drawCrop(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop, size: Size): void {
  canvas.width = size.width;
  canvas.height = size.height;
  const pen = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  if (!pen) return;
  const { left, top, width, height } = cropRectangle(picture, crop);
  pen.imageSmoothingQuality = "high";
  // Transparent parts become white, as the server makes them.
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, size.width, size.height);
  pen.drawImage(picture, left, top, width, height, 0, 0, size.width, size.height);
}

function croppedCanvas(picture: ImageBitmap, crop: Crop): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  drawCrop(canvas, picture, crop, outputSize(picture, crop));
  return canvas;
}

/** The crop as it will be sent, in pixels for measuring and as a canvas for finding faces. */
export function cropPixels(
  picture: ImageBitmap,
  crop: Crop,
): { pixels: Pixels; canvas: HTMLCanvasElement } | undefined {
  const canvas = croppedCanvas(picture, crop);
  const found = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height);
  return (
    found && { pixels: { data: found.data, width: found.width, height: found.height, channels: 4 }, canvas }
  );
}

/** The crop as a JPEG to send: at most 900×1200, some 200 kB whatever the camera made. */
export function cropJpeg(picture: ImageBitmap, crop: Crop): Promise<Blob> {
  return new Promise((settle, fail) => {
    croppedCanvas(picture, crop).toBlob(
      (blob) => (blob ? settle(blob) : fail(new Error("canvas gave no picture"))),
      "image/jpeg",
      0.92,
    );
  });
}
