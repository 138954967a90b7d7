import { useEffect, useState } from "react";
import { judgeCrop } from "@/components/photo/judge-crop";
import type { Crop } from "@/lib/documents/crop";
import type { PhotoVerdict } from "@/lib/documents/photo-spec";

/** A picture and the part of it that is to become the photo. */
export type Framed = { picture: ImageBitmap; crop: Crop };

/** Milliseconds of rest after which a moved frame is judged. */
const JUDGE_AFTER = 150;

/** The verdict on what the frame shows, a moment after it came to rest. */
export function useVerdict(framed: Framed | null): PhotoVerdict | null {
  const [verdict, setVerdict] = useState<PhotoVerdict | null>(null);
  useEffect(() => {
    if (!framed) return setVerdict(null);
    let stale = false;
    const clock = setTimeout(async () => {
      const found = await judgeCrop(framed.picture, framed.crop);
      if (!stale) setVerdict(found);
    }, JUDGE_AFTER);
    return () => {
      stale = true;
      clearTimeout(clock);
    };
  }, [framed]);
  return verdict;
}
