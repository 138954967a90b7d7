"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import {
  type PaperActions,
  type PaperPurpose,
  type SentPaper,
  sendPaper,
} from "@/components/nominations/send-paper";
import { Button, buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { MAX_PAPER_BYTES } from "@/lib/documents/schema";

type Props = PaperActions & {
  delegationId: string;
  purpose?: PaperPurpose;
  legend?: string;
  paper: (SentPaper & { name: string }) | null;
  onPaper: (paper: (SentPaper & { name: string }) | null) => void;
};

type Sending = { share: number; waiting: boolean };

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
  const [sending, setSending] = useState<Sending | null>(null);
  const [problem, setProblem] = useState("");
  const stop = useRef<AbortController | null>(null);

  async function send(file: File) {
    setProblem("");
    if (file.size > MAX_PAPER_BYTES) return setProblem(errors("tooLarge"));
    const controller = new AbortController();
    stop.current = controller;
    setSending({ share: 0, waiting: false });
    const sent = await sendPaper({
      delegationId,
      purpose,
      file,
      begin,
      finish,
      signal: controller.signal,
      onProgress: (share) => setSending({ share, waiting: false }),
      onWaiting: (waiting) => setSending((before) => before && { ...before, waiting }),
    });
    setSending(null);
    if (sent.ok) return onPaper({ ...sent.value, name: file.name });
    const field = sent.error.fields?.file;
    if (!controller.signal.aborted) {
      setProblem(field ? validation(field as never) : errors(sent.error.message as never));
    }
  }

  const percent = Math.round((sending?.share ?? 0) * 100);
  return (
    <fieldset className="space-y-3">
      <legend className="font-semibold">{legend ?? say("file")}</legend>
      <p className="text-sm text-muted">{say("fileHint")}</p>
      {problem && <Notice kind="danger" role="alert" title={problem} />}
      {paper && <Notice kind="success" role="status" title={say("sent", paper)} />}
      {sending ? (
        <div className="space-y-3">
          {sending.waiting ? (
            <Notice kind="warning" role="status" title={say("waiting")} />
          ) : (
            <Progress
              label={percent < 100 ? say("sending", { percent: String(percent) }) : say("checking")}
              value={percent}
              max={100}
            />
          )}
          <Button variant="secondary" onClick={() => stop.current?.abort()}>
            {say("stop")}
          </Button>
        </div>
      ) : (
        <label
          className={buttonClass(
            "secondary",
            "relative cursor-pointer has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-action",
          )}
        >
          <FileUp aria-hidden className="size-5" />
          {say(paper ? "again" : "pick")}
          <input
            type="file"
            accept="application/pdf,image/jpeg,image/png"
            className="absolute inset-0 size-full cursor-pointer opacity-0"
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = "";
              if (file) send(file);
            }}
          />
        </label>
      )}
    </fieldset>
  );
}
