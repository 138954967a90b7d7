"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DecisionFooter } from "@/components/review/decision-footer";
import type { DecisionFormProps } from "@/components/review/decision-form";
import { defaultDue } from "@/components/review/return-form";
import { useDecision } from "@/components/review/use-decision";
import { TextField } from "@/components/ui/text-field";

/** What the person will read of the reviewers' queries, and the day by which to answer. */
export function QueryReturnForm({ dossier, action, nextHref, onCancel }: DecisionFormProps) {
  const say = useTranslations("review");
  const reasons = useTranslations("reasons");
  const [dueOn, setDueOn] = useState(defaultDue(dossier.today, dossier.startsOn));
  const { submit, busy, problem, reload } = useDecision(action, nextHref, onCancel);
  const queries = dossier.reviews.queries.filter(({ state }) => state === "OPEN");
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        const queryIds = queries.map(({ id }) => id);
        submit({ delegateId: dossier.id, version: dossier.version, queryIds, dueOn });
      }}
    >
      <p>{say("close.preview")}</p>
      <ul className="list-disc space-y-2 ps-5">
        {queries.map(({ id, reasonCode, text }) => (
          <li key={id}>
            {reasons(`${reasonCode}.person` as never)} <bdi className="font-semibold">{text}</bdi>
          </li>
        ))}
      </ul>
      <TextField
        id="dueOn"
        type="date"
        label={say("return.dueOn")}
        error={problem?.fields.dueOn}
        min={dossier.today}
        value={dueOn}
        onChange={(event) => setDueOn(event.target.value)}
      />
      <DecisionFooter
        label={say("action.returnOnQuery")}
        busy={busy}
        problem={problem}
        onCancel={onCancel}
        onReload={reload}
      />
    </form>
  );
}
