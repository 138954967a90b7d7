import { cropPixels } from "@/components/photo/draw-crop";
import type { Crop } from "@/lib/documents/crop";
import { measurePhoto } from "@/lib/documents/photo-measure";
import { type FaceFinding, judgePhoto, type PhotoVerdict } from "@/lib/documents/photo-spec";

/** Shape Detection API, which some browsers have; it finds faces and recognises nobody. */
type FaceDetectorApi = new (options: {
  fastMode: boolean;
  maxDetectedFaces: number;
}) => {
  detect: (source: HTMLCanvasElement) => Promise<{ boundingBox: DOMRectReadOnly }[]>;
};

/** Faces that the browser finds, or null where it cannot look for them. */
async function findFaces(canvas: HTMLCanvasElement): Promise<FaceFinding | null> {
  const { FaceDetector } = window as typeof window & { FaceDetector?: FaceDetectorApi };
  if (!FaceDetector) return null;
  try {
    const found = await new FaceDetector({ fastMode: true, maxDetectedFaces: 4 }).detect(canvas);
    const height = found[0] ? found[0].boundingBox.height / canvas.height : 0;
    return { count: found.length, height };
  } catch {
    return null;
  }
}

/** Judges what the frame shows, with the rules that the server will apply, and with faces where the browser can. */
export async function judgeCrop(picture: ImageBitmap, crop: Crop): Promise<PhotoVerdict> {
  const drawn = cropPixels(picture, crop);
  if (!drawn) return [];
  const { width, height } = drawn.pixels;
  return judgePhoto({ ...measurePhoto(drawn.pixels), width, height, faces: await findFaces(drawn.canvas) });
}
