"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { OpenInvitation } from "@/components/registration/open-invitation";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  delegateId: string;
  version: number;
  name: string;
  email: string;
  /** The reader speaks for the delegation, and may fill in the form in the person's place. */
  mayOpen: boolean;
  inviteAgain: Action<{ version: number }>;
  open: Action<{ version: number }>;
};

/** Somebody who was invited and has not begun: the link again, or the form on the person's behalf. */
export function InvitedPerson({ delegateId, version, name, email, mayOpen, inviteAgain, open }: Props) {
  const say = useTranslations("delegation.invited");
  const router = useRouter();
  const [sent, setSent] = useState(false);
  const { submit, busy, problem } = useSubmit(inviteAgain, () => {
    setSent(true);
    router.refresh();
  });
  return (
    <div className="mt-3 space-y-3">
      <p>
        {say("sentTo")} <bdi dir="ltr">{email}</bdi>
      </p>
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      {sent && <Notice kind="success" role="status" title={say("sentAgain")} />}
      <div className="flex flex-wrap gap-3">
        <Button variant="secondary" busy={busy} onClick={() => submit({ delegateId, version })}>
          {say("again")}
          <span className="sr-only"> {name}</span>
        </Button>
        {mayOpen && (
          <OpenInvitation delegateId={delegateId} version={version} label={say("open")} action={open} />
        )}
      </div>
    </div>
  );
}
