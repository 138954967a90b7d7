"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import type { TimeLimits } from "@/lib/conferences/schema";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { conferenceId: string; limits: TimeLimits; action: Action<undefined> };

const FIELDS = ["appealDays", "noObjectionDays", "closingDays"] as const;

/** How many days an appeal, an objection and the closing of registrations have. */
export function TimeLimitsForm({ conferenceId, limits, action }: Props) {
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
        const form = new FormData(event.currentTarget);
        const days = (name: string) => {
          const typed = String(form.get(name) ?? "").trim();
          return typed === "" ? -1 : Number(typed);
        };
        const after = Object.fromEntries(FIELDS.map((name) => [name, days(name)]));
        submit({ conferenceId, before: limits, after });
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
          label={say(`limits.${name}.label`)}
          hint={say(`limits.${name}.hint`)}
          defaultValue={String(limits[name])}
          error={problem?.fields[`after.${name}`]}
        />
      ))}
      <Button type="submit" busy={busy}>
        {say("save")}
      </Button>
    </form>
  );
}
