"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useScanner } from "@/components/gate/use-scanner";
import { Notice } from "@/components/ui/notice";

type Props = { paused?: boolean; onText: (text: string) => void };

/** The camera's picture with a frame to aim with. Needs the texts of `verify`. */
export function Scanner({ paused = false, onText }: Props) {
  const say = useTranslations("verify");
  const video = useRef<HTMLVideoElement>(null);
  const state = useScanner(video, paused, onText);
  if (state === "denied" || state === "none" || state === "readerFailed") {
    return (
      <Notice kind="warning" role="alert">
        <p>{say(state)}</p>
      </Notice>
    );
  }
  return (
    <div className="mx-auto w-full max-w-lg space-y-2">
      <div className="relative overflow-hidden rounded-md bg-[#000]">
        <video ref={video} muted playsInline className="aspect-[4/3] w-full object-cover" />
        <div aria-hidden className="absolute inset-[12%] rounded-md border-4 border-[#fff]/80" />
      </div>
      <p role="status" className="text-center text-muted">
        {say(state === "ready" ? "aim" : "starting")}
      </p>
    </div>
  );
}
