"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { PaperPicker } from "@/components/forms/paper-picker";
import { SendingProgress } from "@/components/forms/sending-progress";
import { type NamedPaper, type PaperActions, usePaper } from "@/components/forms/use-paper";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { MOST_DOCUMENTS } from "@/lib/accreditation/appeals/schema";

/** A document that has arrived whole and waits for the appeal to be sent. */
export type ChosenDocument = NamedPaper;

export type AppealUploadActions = PaperActions;

type Props = AppealUploadActions & {
  delegateId: string;
  chosen: ChosenDocument[];
  onChosen: (chosen: ChosenDocument[]) => void;
  onSending: (sending: boolean) => void;
};

/** The documents of an appeal, sent in pieces one after the other, before the appeal itself. */
export function DocumentsField({ delegateId, chosen, onChosen, onSending, begin, finish }: Props) {
  const say = useTranslations("appeals.documents");
  const { sending, send, stop, problem } = usePaper({ begin, finish }, { delegateId });

  async function add(file: File) {
    onSending(true);
    const sent = await send(file);
    onSending(false);
    if (sent) onChosen([...chosen.filter(({ fileId }) => fileId !== sent.fileId), sent]);
  }

  return (
    <fieldset className="space-y-3">
      <legend className="font-semibold">{say("legend")}</legend>
      <p id="documents-hint" className="text-sm text-muted">
        {say("hint", { most: MOST_DOCUMENTS })}
      </p>
      {problem && <Notice kind="danger" role="alert" title={problem} />}
      <ul className="space-y-2" aria-live="polite">
        {chosen.map(({ fileId, name, pages }) => (
          <li key={fileId} className="flex flex-wrap items-center gap-x-3 border-s-4 border-green ps-3">
            <span className="min-w-0 break-words">
              <bdi>{name}</bdi> <span className="text-muted">{say("pages", { pages })}</span>
            </span>
            <Button
              variant="secondary"
              onClick={() => onChosen(chosen.filter((other) => other.fileId !== fileId))}
            >
              <X aria-hidden className="size-4" />
              {say("remove")}
              <span className="sr-only"> {name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {sending && <SendingProgress sending={sending} onStop={stop} />}
      {!sending && chosen.length < MOST_DOCUMENTS && (
        <PaperPicker
          label={say(chosen.length === 0 ? "pick" : "another")}
          describedBy="documents-hint"
          onFile={add}
        />
      )}
      {chosen.length >= MOST_DOCUMENTS && <p>{say("full", { most: MOST_DOCUMENTS })}</p>}
    </fieldset>
  );
}
