"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type Props = { onShot: (picture: Blob) => void; onClose: () => void };
type State = "starting" | "ready" | "denied" | "none";

function endStream(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** Live picture of the computer's camera, mirrored as people know themselves; the shot itself is not mirrored. */
export function CameraPanel({ onShot, onClose }: Props) {
  const t = useTranslations("photo.camera");
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<State>("starting");

  useEffect(() => {
    let stream: MediaStream | undefined;
    let gone = false;
    const wanted = { facingMode: "user", width: { ideal: 1920 }, height: { ideal: 1440 } };
    navigator.mediaDevices
      .getUserMedia({ video: wanted, audio: false })
      .then(async (found) => {
        stream = found;
        if (gone || !video.current) return endStream(found);
        video.current.srcObject = found;
        await video.current.play();
        setState("ready");
      })
      .catch((error: unknown) => {
        const refused = error instanceof DOMException && error.name === "NotAllowedError";
        if (!gone) setState(refused ? "denied" : "none");
      });
    return () => {
      gone = true;
      endStream(stream);
    };
  }, []);

  function shoot() {
    const frame = video.current;
    if (!frame?.videoWidth) return;
    const canvas = document.createElement("canvas");
    canvas.width = frame.videoWidth;
    canvas.height = frame.videoHeight;
    canvas.getContext("2d")?.drawImage(frame, 0, 0);
    canvas.toBlob((shot) => shot && onShot(shot), "image/jpeg", 0.95);
  }

  return (
    <section aria-label={t("title")} className="max-w-md space-y-3">
      {state === "denied" || state === "none" ? (
        <Notice kind="warning" role="alert">
          <p>{t(state)}</p>
        </Notice>
      ) : (
        <>
          <video ref={video} muted playsInline className="aspect-4/3 w-full -scale-x-100 rounded-md bg-ink" />
          <p role="status" className="text-muted">
            {state === "starting" ? t("starting") : ""}
          </p>
        </>
      )}
      <div className="flex flex-wrap gap-3">
        {state === "ready" && <Button onClick={shoot}>{t("shoot")}</Button>}
        <Button variant="secondary" onClick={onClose}>
          {t("close")}
        </Button>
      </div>
    </section>
  );
}
