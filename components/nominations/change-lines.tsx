"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, LINES_LIMIT, useSubmit } from "@/components/forms/use-submit";
import { editable, filledLines, LinesEditor } from "@/components/nominations/lines-editor";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";
import type { PastedLine } from "@/lib/organizations/pasted-lines";

type Props = {
  documentId: string;
  version: number;
  lines: (PastedLine & { id: string })[];
  change: Action<unknown>;
};

/** Sets right what was typed off the paper, while nobody has judged it. */
export function ChangeLines({ documentId, version, lines: before, change }: Props) {
  const say = useTranslations("nominations.form");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [lines, setLines] = useState(() => editable(before));
  const { submit, busy, problem } = useSubmit(
    change,
    () => {
      setOpen(false);
      router.refresh();
    },
    LINES_LIMIT,
  );
  if (!open) {
    return (
      <Button variant="secondary" className="mt-3" onClick={() => setOpen(true)}>
        {say("change")}
      </Button>
    );
  }
  return (
    <form
      noValidate
      className="mt-3 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ documentId, version, lines: filledLines(lines) });
      }}
    >
      <LinesEditor lines={lines} onLines={setLines} problem={problem} />
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={busy}>
          {say("saveLines")}
        </Button>
        <Button
          variant="quiet"
          onClick={() => {
            setLines(editable(before));
            setOpen(false);
          }}
        >
          {say("cancel")}
        </Button>
      </div>
    </form>
  );
}
