"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

const FIELDS = ["appealDays", "noObjectionDays"] as const;
type Props = {
  conferenceId: string;
  before: Record<(typeof FIELDS)[number], number>;
  action: Action<undefined>;
};

/** A number that was typed; what is none stays wrong, so that the schema says so. */
const daysOf = (typed: FormDataEntryValue | null) => {
  const text = String(typed ?? "").trim();
  return text === "" ? -1 : Number(text);
};

/** How many days people have to appeal and States have to object at one conference. */
export function WindowsForm({ conferenceId, before, action }: Props) {
  const say = useTranslations("windows");
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const { submit, busy, problem } = useSubmit(action, () => {
    setSaved(true);
    router.refresh();
  });
  return (
    <form
      noValidate
      className="mt-4 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        setSaved(false);
        const typed = new FormData(event.currentTarget);
        const [appealDays, noObjectionDays] = FIELDS.map((name) => daysOf(typed.get(name)));
        submit({ conferenceId, before, appealDays, noObjectionDays });
      }}
    >
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      {saved && <Notice kind="success" role="status" title={say("saved")} />}
      {FIELDS.map((name) => (
        <TextField
          key={name}
          id={`${name}-${conferenceId}`}
          name={name}
          dir="ltr"
          inputMode="numeric"
          label={say(name)}
          hint={say(`${name}Hint`)}
          defaultValue={String(before[name])}
          error={problem?.fields[name]}
        />
      ))}
      <Button type="submit" busy={busy}>
        {say("save")}
      </Button>
    </form>
  );
}
