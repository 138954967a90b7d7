"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { type CodeReader, loadCodeReader } from "@/components/gate/code-reader";

export type ScannerState = "starting" | "ready" | "denied" | "none" | "readerFailed";

/** Time between two looks at the camera's picture: quick for the eye, easy on the battery. */
const LOOK_EVERY_MS = 120;
/** Longest side that is searched; more only costs time. */
const MAX_SIDE = 960;

/**
 * Camera and WebAssembly are allowed by the headers of this page alone. Who came here by a link inside the product
 * still lives under the headers of the page before, so the page is loaded afresh once.
 */
function cameUnderOtherHeaders(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return entry !== undefined && new URL(entry.name).pathname !== location.pathname;
}

function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | undefined {
  const longest = Math.max(video.videoWidth, video.videoHeight);
  if (longest === 0) return undefined;
  const scale = Math.min(1, MAX_SIDE / longest);
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return context?.getImageData(0, 0, canvas.width, canvas.height);
}

async function openCamera(): Promise<MediaStream | "denied" | "none"> {
  try {
    const wanted = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 960 } };
    return await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
  } catch (error) {
    return error instanceof DOMException && error.name === "NotAllowedError" ? "denied" : "none";
  }
}

/**
 * Runs the camera in a video element and calls `onText` with each code that comes before it, once, until it leaves.
 * While `paused` the camera stays on and nothing is read.
 */
export function useScanner(
  video: RefObject<HTMLVideoElement | null>,
  paused: boolean,
  onText: (text: string) => void,
) {
  const [state, setState] = useState<ScannerState>("starting");
  const latest = useRef({ paused, onText });
  latest.current = { paused, onText };

  useEffect(() => {
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    let lastText: string | null = null;
    const canvas = document.createElement("canvas");

    async function look(read: CodeReader): Promise<void> {
      const frame = video.current && !latest.current.paused ? pictureOf(video.current, canvas) : undefined;
      const text = frame ? await read(frame).catch(() => null) : lastText;
      if (gone) return;
      if (text !== null && text !== lastText) latest.current.onText(text);
      lastText = text;
      timer = setTimeout(() => void look(read), LOOK_EVERY_MS);
    }

    async function start(): Promise<void> {
      if (cameUnderOtherHeaders()) return location.reload();
      const opened = await openCamera();
      if (typeof opened === "string") return setState(opened);
      stream = opened;
      if (gone || !video.current) return stop();
      video.current.srcObject = opened;
      await video.current.play();
      const read = await loadCodeReader().catch(() => undefined);
      if (gone) return;
      setState(read ? "ready" : "readerFailed");
      if (read) await look(read);
    }

    function stop(): void {
      for (const track of stream?.getTracks() ?? []) track.stop();
    }

    void start();
    return () => {
      gone = true;
      clearTimeout(timer);
      stop();
    };
  }, [video]);

  return state;
}
