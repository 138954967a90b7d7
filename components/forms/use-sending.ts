"use client";

import { useRef, useState } from "react";
import { type Sending, sendInPieces } from "@/components/forms/send-in-pieces";
import type { Result } from "@/lib/result";

/** How far a file has come; null while none is on its way. */
export type SendingState = { share: number; waiting: boolean } | null;

type Way<Sent> = Pick<Sending<Sent>, "begin" | "finish">;

/** Sending a file in pieces from a form, with what to show meanwhile and the way to stop it. */
export function useSending() {
  const [sending, setSending] = useState<SendingState>(null);
  const controller = useRef<AbortController | null>(null);
  async function send<Sent>(file: File, way: Way<Sent>): Promise<{ result: Result<Sent>; stopped: boolean }> {
    const stopper = new AbortController();
    controller.current = stopper;
    const { signal } = stopper;
    setSending({ share: 0, waiting: false });
    const result = await sendInPieces({
      ...way,
      file,
      signal,
      onProgress: (share) => setSending({ share, waiting: false }),
      onWaiting: (waiting) => setSending((before) => before && { ...before, waiting }),
    });
    setSending(null);
    return { result, stopped: signal.aborted };
  }
  return { sending, send, stop: () => controller.current?.abort() };
}
