"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";

type Props = { conferenceId: string; days: number[]; action: Action<undefined> };

/** The ladder of a conference, as days before the deadline. */
export function ReminderDaysForm({ conferenceId, days, action }: Props) {
  const say = useTranslations("reminders.days");
  const [saved, setSaved] = useState(false);
  const { submit, busy, problem } = useSubmit(action, () => setSaved(true));
  const wrong = Object.values(problem?.fields ?? {})[0];
  return (
    <form
      noValidate
      className="mt-4 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        setSaved(false);
        const typed = String(new FormData(event.currentTarget).get("days") ?? "");
        const words = typed.split(/[\s,;،]+/).filter(Boolean);
        submit({ conferenceId, days: words.map(Number) });
      }}
    >
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      {saved && <Notice kind="success" role="status" title={say("saved")} />}
      <TextField
        id={`days-${conferenceId}`}
        name="days"
        dir="ltr"
        inputMode="numeric"
        label={say("label")}
        hint={say("hint")}
        defaultValue={days.join(", ")}
        error={wrong}
      />
      <Button type="submit" busy={busy}>
        {say("save")}
      </Button>
    </form>
  );
}
