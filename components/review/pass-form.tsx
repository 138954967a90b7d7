"use client";

import { useTranslations } from "next-intl";
import type { Action } from "@/components/forms/use-submit";
import type { DecisionDossier } from "@/components/review/decision-bar";
import { DecisionFooter } from "@/components/review/decision-footer";
import { useDecision } from "@/components/review/use-decision";

export type DecisionFormProps = {
  dossier: DecisionDossier;
  action: Action<{ version: number }>;
  nextHref: string | null;
  onCancel: () => void;
};

/** Completeness passed: what it means, then yes. */
export function PassForm({ dossier, action, nextHref, onCancel }: DecisionFormProps) {
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
      <p>{say("pass.text")}</p>
      <DecisionFooter
        label={say("action.pass")}
        busy={busy}
        problem={problem}
        onCancel={onCancel}
        onReload={reload}
      />
    </form>
  );
}
