"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { holdId: string; action: Action<unknown> };

/** Lifts one hold, with the reason. */
export function LiftHoldForm({ holdId, action }: Props) {
  const say = useTranslations("retention.hold");
  const router = useRouter();
  const [reason, setReason] = useState("");
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <details className="rounded-md border border-line">
      <summary className="flex min-h-11 cursor-pointer items-center px-4 font-semibold text-action">
        {say("lift")}
      </summary>
      <form
        noValidate
        className="space-y-3 border-t border-line p-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit({ holdId, reason });
        }}
      >
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <TextField
          id={`lift-${holdId}`}
          label={say("liftWhy")}
          error={problem?.fields.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" variant="danger" busy={busy}>
          {say("liftButton")}
        </Button>
      </form>
    </details>
  );
}
