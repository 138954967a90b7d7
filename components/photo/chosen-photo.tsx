import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { PhotoVerdict } from "@/lib/documents/photo-spec";

/** The photo that a delegate has. */
export type CurrentPhoto = { photoId: string; verdict: PhotoVerdict; humanLookRequested: boolean };

/** The photo in use and whether somebody will look at it. */
export function ChosenPhoto({ photo }: { photo: CurrentPhoto }) {
  const t = useTranslations("photo");
  return (
    <div className="flex flex-wrap gap-4">
      <img
        src={`/api/photos/${photo.photoId}/badge`}
        alt={t("current")}
        width={150}
        height={200}
        className="rounded-md border border-line"
      />
      <div role="status" className="min-w-0 flex-1">
        <Notice kind="success">
          <p>{photo.humanLookRequested ? t("savedForLook") : t("saved")}</p>
        </Notice>
      </div>
    </div>
  );
}
