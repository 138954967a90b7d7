"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSending } from "@/components/forms/use-sending";
import type { Action } from "@/components/forms/use-submit";
import { MAX_PAPER_BYTES, type SentPaper, type UploadStanding } from "@/lib/documents/schema";

export type PaperActions = { begin: Action<UploadStanding>; finish: Action<SentPaper> };

/** A paper that has arrived whole, by the name under which it was chosen. */
export type NamedPaper = SentPaper & { name: string };

/**
 * Sending a paper from a form.
 * @param goesWith what it is sent for, along with the announced file
 * @returns `send` gives the paper once it has arrived; null when it was stopped or refused: then `problem` says why
 */
export function usePaper({ begin, finish }: PaperActions, goesWith: Readonly<Record<string, string>>) {
  const errors = useTranslations("errors");
  const validation = useTranslations("validation");
  const { sending, send: sendFile, stop } = useSending();
  const [problem, setProblem] = useState("");

  async function send(file: File): Promise<NamedPaper | null> {
    setProblem(file.size > MAX_PAPER_BYTES ? errors("tooLarge") : "");
    if (file.size > MAX_PAPER_BYTES) return null;
    const { result, stopped } = await sendFile<SentPaper>(file, {
      begin: (announced) => begin({ ...announced, ...goesWith }),
      finish: (uploadId) => finish({ uploadId }),
    });
    if (result.ok) return { ...result.value, name: file.name };
    const field = result.error.fields?.file;
    if (!stopped) setProblem(field ? validation(field as never) : errors(result.error.message as never));
    return null;
  }

  return { sending, send, stop, problem };
}
