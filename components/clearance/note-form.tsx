"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

/** A note in the file; what was typed stays until it is kept. */
export function NoteForm({ delegateId, action }: { delegateId: string; action: Action<unknown> }) {
  const say = useTranslations("clearance");
  const router = useRouter();
  const [note, setNote] = useState("");
  const { submit, busy, problem } = useSubmit(action, () => {
    setNote("");
    router.refresh();
  });
  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ delegateId, note });
      }}
    >
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <TextArea
        id="note"
        label={say("note")}
        hint={say("noteHint")}
        rows={3}
        error={problem?.fields.note}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="submit" variant="secondary" busy={busy}>
        {say("keepNote")}
      </Button>
    </form>
  );
}
