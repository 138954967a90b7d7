import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";
import type { PhotoVerdict } from "@/lib/documents/photo-spec";

/** The photo that a delegate has. */
export type CurrentPhoto = { photoId: string; verdict: PhotoVerdict; humanLookRequested: boolean };

/**
 * The photo in use and whether somebody will look at it.
 * @param justSaved takes the focus, since the button that was pressed is gone
 */
export function ChosenPhoto({ photo, justSaved }: { photo: CurrentPhoto; justSaved: boolean }) {
  const t = useTranslations("photo");
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (justSaved) place.current?.focus();
  }, [justSaved]);
  return (
    <div ref={place} tabIndex={-1} className="flex flex-wrap gap-4">
      <img
        src={`/api/photos/${photo.photoId}/badge`}
        alt={t("current")}
        width={150}
        height={200}
        className="rounded-md border border-line"
      />
      <div role="status" className="grow basis-44">
        <Notice kind="success">
          <p>{photo.humanLookRequested ? t("savedForLook") : t("saved")}</p>
        </Notice>
      </div>
    </div>
  );
}
