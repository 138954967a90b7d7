"use client";

import { useTranslations } from "next-intl";
import type { Action } from "@/components/forms/use-submit";
import type { DecisionDossier } from "@/components/review/decision-bar";
import { DecisionFooter } from "@/components/review/decision-footer";
import { useDecision } from "@/components/review/use-decision";

export type DecisionFormProps = {
  dossier: DecisionDossier;
  action: Action<unknown>;
  nextHref: string | null;
  onCancel: () => void;
};

/** The file is complete: what that means, then yes. */
export function StartReviewForm({ dossier, action, nextHref, onCancel }: DecisionFormProps) {
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
      <p>{say("startReview.text")}</p>
      <DecisionFooter
        label={say("action.startReview")}
        busy={busy}
        problem={problem}
        onCancel={onCancel}
        onReload={reload}
      />
    </form>
  );
}
