"use client";

import { useTranslations } from "next-intl";
import { DecisionFooter } from "@/components/review/decision-footer";
import type { DecisionFormProps } from "@/components/review/start-review-form";
import { useDecision } from "@/components/review/use-decision";

/** No room: what waiting means for the person, then yes. */
export function WaitingListForm({ dossier, action, nextHref, onCancel }: DecisionFormProps) {
  const say = useTranslations("review");
  const { submit, busy, problem, reload } = useDecision(action, nextHref, onCancel);
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ delegateId: dossier.id, version: dossier.version });
      }}
    >
      <p>{say("waitingList.text")}</p>
      <DecisionFooter
        label={say("action.putOnWaitingList")}
        busy={busy}
        problem={problem}
        onCancel={onCancel}
        onReload={reload}
      />
    </form>
  );
}
