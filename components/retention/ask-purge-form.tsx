"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { conferenceId: string; listHash: string; action: Action<unknown> };

/** Lays the list that is shown before a second person. */
export function AskPurgeForm({ conferenceId, listHash, action }: Props) {
  const say = useTranslations("retention.ask");
  const router = useRouter();
  const [reason, setReason] = useState("");
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ conferenceId, listHash, reason });
      }}
    >
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <TextField
        id="purge-reason"
        label={say("reason")}
        hint={say("hint")}
        error={problem?.fields.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" busy={busy}>
        {say("button")}
      </Button>
    </form>
  );
}
