"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { conferenceId: string; action: Action<unknown> };

/** Keeps a person's data, or those of the whole conference, for a reason. */
export function PlaceHoldForm({ conferenceId, action }: Props) {
  const say = useTranslations("retention.hold");
  const router = useRouter();
  const [reference, setReference] = useState("");
  const [reason, setReason] = useState("");
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ conferenceId, reference, reason });
      }}
    >
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <TextField
        id="hold-reference"
        dir="ltr"
        label={say("reference")}
        hint={say("referenceHint")}
        error={problem?.fields.reference}
        value={reference}
        onChange={(event) => setReference(event.target.value)}
      />
      <TextField
        id="hold-reason"
        label={say("reason")}
        error={problem?.fields.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" variant="secondary" busy={busy}>
        {say("place")}
      </Button>
    </form>
  );
}
