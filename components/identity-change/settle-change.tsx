"use client";

import { useTranslations } from "next-intl";
import { ReasonForm } from "@/components/forms/reason-form";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { Notice } from "@/components/ui/notice";
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
  const { submit, busy, problem } = useSubmit(accept, () => router.refresh());
  if (obstacle) return <Notice kind="info" title={errors(obstacle as never)} />;
  return (
    <div className="space-y-3">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button busy={busy} onClick={() => submit({ changeId, version })}>
        {say("accept")}
      </Button>
      <Fold title={say("decline")}>
        <ReasonForm
          subject={{ changeId }}
          fields={[
            {
              name: "answer",
              id: `answer-${changeId}`,
              label: say("answer"),
              hint: say("answerHint"),
              rows: 2,
            },
          ]}
          button={say("declineButton")}
          variant="danger"
          action={decline}
        />
      </Fold>
    </div>
  );
}
