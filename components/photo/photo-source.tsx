"use client";

import { Camera, ImageUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useEffect, useState } from "react";
import { CameraPanel } from "@/components/photo/camera-panel";
import { Button, buttonClass } from "@/components/ui/button";
import { PHOTO_TYPES } from "@/lib/documents/photo-spec";

type Props = { onPicture: (picture: Blob) => void; again: boolean };

/** A file field that looks like a button and takes a dropped file too. */
const FIELD = "absolute inset-0 cursor-pointer opacity-0";

/** How this device takes pictures: with its camera app, through the page, or not at all. */
function useCamera(): "app" | "page" | undefined {
  const [way, setWay] = useState<"app" | "page">();
  useEffect(() => {
    const touch = window.matchMedia("(pointer: coarse)").matches;
    setWay(touch ? "app" : navigator.mediaDevices ? "page" : undefined);
  }, []);
  return way;
}

/**
 * Choosing a file or taking a picture. Asking for JPEG and PNG makes phones hand over HEIC photos as JPEG; what else
 * is dropped here is tried all the same.
 */
export function PhotoSource({ onPicture, again }: Props) {
  const t = useTranslations("photo");
  const camera = useCamera();
  const [live, setLive] = useState(false);

  function onFile(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    // Without this, choosing the same file again would be no change.
    event.target.value = "";
    if (file) onPicture(file);
  }

  if (live) {
    const onShot = (shot: Blob) => {
      setLive(false);
      onPicture(shot);
    };
    return <CameraPanel onShot={onShot} onClose={() => setLive(false)} />;
  }
  const look =
    "relative has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-action";
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-3">
        <label className={buttonClass(again ? "secondary" : "primary", look)}>
          <ImageUp aria-hidden className="size-5" />
          {again ? t("change") : t("choose")}
          <input type="file" accept={PHOTO_TYPES.join(",")} className={FIELD} onChange={onFile} />
        </label>
        {camera === "app" && (
          <label className={buttonClass("secondary", look)}>
            <Camera aria-hidden className="size-5" />
            {t("take")}
            <input type="file" accept="image/*" capture="user" className={FIELD} onChange={onFile} />
          </label>
        )}
        {camera === "page" && (
          <Button variant="secondary" onClick={() => setLive(true)}>
            <Camera aria-hidden className="size-5" />
            {t("take")}
          </Button>
        )}
      </div>
      <p className="max-w-prose text-sm text-muted">{t("formats")}</p>
    </div>
  );
}
