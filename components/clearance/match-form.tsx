"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ClearanceFormProps } from "@/components/clearance/clearance-actions";
import { DecisionFooter } from "@/components/review/decision-footer";
import { useDecision } from "@/components/review/use-decision";
import { TextArea, TextField } from "@/components/ui/text-field";

const FIELDS = ["name", "listName", "listVersion", "score"] as const;

/** A name on a list that may be this person, entered by hand with what agrees and what does not. */
export function MatchForm({ file, action, onCancel }: ClearanceFormProps) {
  const say = useTranslations("clearance");
  const [values, setValues] = useState<Record<string, string>>({});
  const { submit, busy, problem, reload } = useDecision(action, null, onCancel);
  const set = (name: string) => (event: { target: { value: string } }) =>
    setValues((before) => ({ ...before, [name]: event.target.value }));
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        const { name = "", listName = "", listVersion = "", score = "", reason = "" } = values;
        const match = { name, listName, listVersion, reason, score: score === "" ? null : Number(score) };
        submit({ delegateId: file.delegateId, version: file.version, ...match });
      }}
    >
      {FIELDS.map((name) => (
        <TextField
          key={name}
          id={`match-${name}`}
          label={say(`match.${name}`)}
          {...(name === "score" ? { type: "number", min: 0, max: 100, inputMode: "numeric" as const } : {})}
          error={problem?.fields[name]}
          value={values[name] ?? ""}
          onChange={set(name)}
        />
      ))}
      <TextArea
        id="match-reason"
        label={say("match.reason")}
        hint={say("match.reasonHint")}
        error={problem?.fields.reason}
        value={values.reason ?? ""}
        onChange={set("reason")}
      />
      <DecisionFooter
        label={say("action.enterMatch")}
        busy={busy}
        problem={problem}
        onCancel={onCancel}
        onReload={reload}
      />
    </form>
  );
}
