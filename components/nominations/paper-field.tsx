"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { PaperPicker } from "@/components/forms/paper-picker";
import { SendingProgress } from "@/components/forms/sending-progress";
import { useSending } from "@/components/forms/use-sending";
import type { Action } from "@/components/forms/use-submit";
import { Notice } from "@/components/ui/notice";
import {
  MAX_PAPER_BYTES,
  type PaperPurpose,
  type SentPaper,
  type UploadStanding,
} from "@/lib/documents/schema";

export type PaperActions = { begin: Action<UploadStanding>; finish: Action<SentPaper> };

type Props = PaperActions & {
  delegationId: string;
  purpose?: PaperPurpose;
  legend?: string;
  paper: (SentPaper & { name: string }) | null;
  onPaper: (paper: (SentPaper & { name: string }) | null) => void;
};

/** The paper itself: chosen or photographed, sent in pieces, with what is left to send in words. */
export function PaperField({
  delegationId,
  purpose = "NOMINATION_DOCUMENT",
  legend,
  paper,
  onPaper,
  begin,
  finish,
}: Props) {
  const say = useTranslations("nominations.form");
  const errors = useTranslations("errors");
  const validation = useTranslations("validation");
  const { sending, send: sendFile, stop } = useSending();
  const [problem, setProblem] = useState("");

  async function send(file: File) {
    setProblem("");
    if (file.size > MAX_PAPER_BYTES) return setProblem(errors("tooLarge"));
    const { result, stopped } = await sendFile<SentPaper>(file, {
      begin: (announced) => begin({ ...announced, delegationId, purpose }),
      finish: (uploadId) => finish({ uploadId }),
    });
    if (result.ok) return onPaper({ ...result.value, name: file.name });
    const field = result.error.fields?.file;
    if (!stopped) setProblem(field ? validation(field as never) : errors(result.error.message as never));
  }

  return (
    <fieldset className="space-y-3">
      <legend className="font-semibold">{legend ?? say("file")}</legend>
      <p className="text-sm text-muted">{say("fileHint")}</p>
      {problem && <Notice kind="danger" role="alert" title={problem} />}
      {paper && <Notice kind="success" role="status" title={say("sent", paper)} />}
      {sending ? (
        <SendingProgress sending={sending} onStop={stop} />
      ) : (
        <PaperPicker label={say(paper ? "again" : "pick")} onFile={send} />
      )}
    </fieldset>
  );
}
