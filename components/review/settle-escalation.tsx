"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-field";
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
  const [answer, setAnswer] = useState("");
  const refusing = useSubmit(refuse, () => router.refresh());
  const returning = useSubmit(sendBack, () => router.refresh());
  const problem = refusing.problem ?? returning.problem;
  return (
    <div className="mt-3 space-y-4">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button
        variant="danger"
        busy={refusing.busy}
        onClick={() => refusing.submit({ delegateId, version, escalationId })}
      >
        {say("refuse")}
      </Button>
      <form
        noValidate
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          returning.submit({ delegateId, escalationId, answer });
        }}
      >
        <TextArea
          id="answer"
          label={say("answer")}
          hint={say("answerHint")}
          error={returning.problem?.fields.answer}
          rows={3}
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
        />
        <Button type="submit" variant="secondary" busy={returning.busy}>
          {say("sendBack")}
        </Button>
      </form>
    </div>
  );
}
