"use client";

import { useTranslations } from "next-intl";
import { PaperPicker } from "@/components/forms/paper-picker";
import { SendingProgress } from "@/components/forms/sending-progress";
import { type NamedPaper, type PaperActions, usePaper } from "@/components/forms/use-paper";
import { Notice } from "@/components/ui/notice";
import type { PaperPurpose } from "@/lib/documents/schema";

type Props = PaperActions & {
  delegationId: string;
  purpose?: PaperPurpose;
  legend?: string;
  paper: NamedPaper | null;
  onPaper: (paper: NamedPaper | null) => void;
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
  const { sending, send, stop, problem } = usePaper({ begin, finish }, { delegationId, purpose });

  async function choose(file: File) {
    const sent = await send(file);
    if (sent) onPaper(sent);
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
        <PaperPicker label={say(paper ? "again" : "pick")} onFile={choose} />
      )}
    </fieldset>
  );
}
