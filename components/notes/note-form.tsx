"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-field";
import type { Colleague } from "@/lib/accreditation/queries/colleagues";
import { useRouter } from "@/lib/i18n/navigation";
import { NOTE_AUDIENCES, type NoteAudience } from "@/lib/policy/notes";

type Props = {
  delegateId: string;
  /** A new one comes with the page after each note. */
  noteId: string;
  colleagues: readonly Colleague[];
  action: Action<unknown>;
};

/** A note for a circle of colleagues; only who may read it can be mentioned. */
export function NoteForm({ delegateId, noteId, colleagues, action }: Props) {
  const say = useTranslations("notes");
  const router = useRouter();
  const [text, setText] = useState("");
  const [audience, setAudience] = useState<NoteAudience>("STAFF");
  const [mentions, setMentions] = useState<readonly string[]>([]);
  const { submit, busy, problem } = useSubmit(action, () => {
    setText("");
    setMentions([]);
    router.refresh();
  });
  const readers = colleagues.filter(({ audiences }) => audiences.includes(audience));
  const named = readers.filter(({ id }) => mentions.includes(id));
  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ noteId, delegateId, audience, text, mentions: named.map(({ id }) => id) });
      }}
    >
      <TextArea
        id="noteText"
        label={say("text")}
        rows={3}
        error={problem?.fields.text}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          id="noteAudience"
          label={say("audience")}
          choices={NOTE_AUDIENCES.map((value) => ({ value, label: say(`circle.${value}`) }))}
          value={audience}
          onChange={(event) => setAudience(event.target.value as NoteAudience)}
        />
        <SelectField
          id="noteMention"
          label={say("mention")}
          hint={say("mentionHint")}
          prompt=""
          error={problem?.fields.mentions}
          choices={readers
            .filter(({ id }) => !mentions.includes(id))
            .map(({ id, name }) => ({ value: id, label: name }))}
          value=""
          onChange={(event) => {
            const { value } = event.target;
            const colleague = readers.find(({ id }) => id === value);
            if (!colleague) return;
            setMentions([...mentions, value]);
            setText((before) => `${before}${before && !/\s$/.test(before) ? " " : ""}@${colleague.name} `);
          }}
        />
      </div>
      {named.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-sm text-muted">{say("mentioned")}</span>
          {named.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              className="inline-flex min-h-11 items-center gap-1 rounded-md border border-edge px-3"
              aria-label={say("drop", { name })}
              onClick={() => setMentions(mentions.filter((other) => other !== id))}
            >
              <bdi>@{name}</bdi>
              <X aria-hidden className="size-4" />
            </button>
          ))}
        </div>
      )}
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button type="submit" variant="secondary" busy={busy}>
        {say("write")}
      </Button>
    </form>
  );
}
