"use client";

import { useTranslations } from "next-intl";
import { DecisionFooter } from "@/components/review/decision-footer";
import type { DecisionFormProps } from "@/components/review/decision-form";
import { useDecision } from "@/components/review/use-decision";

type Props = DecisionFormProps & { kind: "startReview" | "putOnWaitingList" };

const TEXT = { startReview: "startReview.text", putOnWaitingList: "waitingList.text" } as const;

/** A decision that needs no words: what it means, then yes. */
export function ConfirmForm({ dossier, action, nextHref, onCancel, kind }: Props) {
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
      <p>{say(TEXT[kind])}</p>
      <DecisionFooter
        label={say(`action.${kind}`)}
        busy={busy}
        problem={problem}
        onCancel={onCancel}
        onReload={reload}
      />
    </form>
  );
}
