"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { InvitationCode } from "@/components/delegation/invitation-code";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type Props = { focalPointId: string; email: string; action: Action<{ code: string }> };

/** Sends another link with another code to a focal point who has not taken the appointment up. */
export function InviteAgain({ focalPointId, email, action }: Props) {
  const say = useTranslations("focalPoints");
  const [code, setCode] = useState<string | null>(null);
  const { submit, busy, problem } = useSubmit(action, (sent) => setCode(sent.code));
  if (code) return <InvitationCode code={code} email={email} />;
  return (
    <div className="space-y-3">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button variant="secondary" busy={busy} onClick={() => submit({ focalPointId })}>
        {say("inviteAgain")}
      </Button>
    </div>
  );
}
