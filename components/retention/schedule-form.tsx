"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";
import { RETENTION_CLASSES, type RetentionDays } from "@/lib/retention/classes";

type Props = { conferenceId: string; days: RetentionDays; action: Action<unknown> };

/** How many days each class of data is kept. */
export function ScheduleForm({ conferenceId, days, action }: Props) {
  const say = useTranslations("retention");
  const router = useRouter();
  const [typed, setTyped] = useState<Record<string, string>>(
    Object.fromEntries(RETENTION_CLASSES.map((name) => [name, String(days[name])])),
  );
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <Fold title={say("schedule.change")}>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = RETENTION_CLASSES.map((name) => [
            name,
            typed[name]?.trim() ? Number(typed[name]) : -1,
          ]);
          submit({ conferenceId, before: days, days: Object.fromEntries(wanted) });
        }}
      >
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        {RETENTION_CLASSES.map((name) => (
          <TextField
            key={name}
            id={`days-${name}`}
            dir="ltr"
            inputMode="numeric"
            label={say("schedule.days", { name: say(`class.${name}.name`) })}
            error={problem?.fields[`days.${name}`]}
            value={typed[name]}
            onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
          />
        ))}
        <Button type="submit" busy={busy}>
          {say("schedule.save")}
        </Button>
      </form>
    </Fold>
  );
}
