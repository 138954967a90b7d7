"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { conferenceId: string; closingDays: number; action: Action<undefined> };

/** How many days after the conference its registrations are closed. */
export function ClosingDaysForm({ conferenceId, closingDays, action }: Props) {
  const say = useTranslations("closing");
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
        const typed = String(new FormData(event.currentTarget).get("days") ?? "").trim();
        submit({ conferenceId, before: closingDays, closingDays: typed === "" ? -1 : Number(typed) });
      }}
    >
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      {saved && <Notice kind="success" role="status" title={say("saved")} />}
      <TextField
        id={`closing-${conferenceId}`}
        name="days"
        dir="ltr"
        inputMode="numeric"
        label={say("days")}
        hint={say("daysHint")}
        defaultValue={String(closingDays)}
        error={problem?.fields.closingDays}
      />
      <Button type="submit" busy={busy}>
        {say("save")}
      </Button>
    </form>
  );
}
