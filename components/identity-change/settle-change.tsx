"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  changeId: string;
  version: number;
  /** Why this officer cannot settle it, a key of the namespace `errors`. */
  obstacle: string | null;
  accept: Action<unknown>;
  decline: Action<unknown>;
};

/** Accepting a wish, or declining it with an answer to the person. */
export function SettleChange({ changeId, version, obstacle, accept, decline }: Props) {
  const say = useTranslations("identityChange");
  const errors = useTranslations("errors");
  const router = useRouter();
  const [answer, setAnswer] = useState("");
  const accepting = useSubmit(accept, () => router.refresh());
  const declining = useSubmit(decline, () => router.refresh());
  if (obstacle) return <Notice kind="info" title={errors(obstacle as never)} />;
  const problem = accepting.problem ?? (declining.problem?.fields.answer ? null : declining.problem);
  return (
    <div className="space-y-3">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button busy={accepting.busy} onClick={() => accepting.submit({ changeId, version })}>
        {say("accept")}
      </Button>
      <details className="rounded-md border border-line">
        <summary className="flex min-h-11 cursor-pointer items-center px-4 font-semibold text-action">
          {say("decline")}
        </summary>
        <form
          noValidate
          className="space-y-3 border-t border-line p-4"
          onSubmit={(event) => {
            event.preventDefault();
            declining.submit({ changeId, answer });
          }}
        >
          <TextArea
            id={`answer-${changeId}`}
            label={say("answer")}
            hint={say("answerHint")}
            rows={2}
            error={declining.problem?.fields.answer}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          />
          <Button type="submit" variant="danger" busy={declining.busy}>
            {say("declineButton")}
          </Button>
        </form>
      </details>
    </div>
  );
}
