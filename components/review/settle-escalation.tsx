"use client";

import { useTranslations } from "next-intl";
import { ReasonForm } from "@/components/forms/reason-form";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  delegateId: string;
  version: number;
  escalationId: string;
  refuse: Action<unknown>;
  sendBack: Action<unknown>;
};

/** The senior approver's two answers: refuse exactly so, or send it back with a word to the approver. */
export function SettleEscalation({ delegateId, version, escalationId, refuse, sendBack }: Props) {
  const say = useTranslations("escalations");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(refuse, () => router.refresh());
  return (
    <div className="mt-3 space-y-4">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button variant="danger" busy={busy} onClick={() => submit({ delegateId, version, escalationId })}>
        {say("refuse")}
      </Button>
      <ReasonForm
        subject={{ delegateId, escalationId }}
        fields={[{ name: "answer", id: "answer", label: say("answer"), hint: say("answerHint"), rows: 3 }]}
        button={say("sendBack")}
        variant="secondary"
        action={sendBack}
      />
    </div>
  );
}
