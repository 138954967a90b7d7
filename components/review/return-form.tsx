"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DecisionFooter } from "@/components/review/decision-footer";
import type { DecisionFormProps } from "@/components/review/decision-form";
import { useDecision } from "@/components/review/use-decision";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { TextField } from "@/components/ui/text-field";
import { RETURN_REASON_CODES, type ReturnReason } from "@/lib/accreditation/reasons";

/** Ten days to answer, or until the eve of the opening. */
export function defaultDue(today: string, startsOn: string): string {
  const due = new Date(Date.parse(today) + 10 * 86_400_000).toISOString().slice(0, 10);
  return due < startsOn ? due : startsOn;
}

/** Items to mend, each with the words the person will read and room for a note, and the day by which. */
export function ReturnForm({
  dossier,
  action,
  nextHref,
  onCancel,
  kind,
}: DecisionFormProps & { kind: "return" | "askForMore" }) {
  const say = useTranslations("review");
  const reasons = useTranslations("reasons");
  const [notes, setNotes] = useState<Partial<Record<ReturnReason, string>>>({});
  const [dueOn, setDueOn] = useState(defaultDue(dossier.today, dossier.startsOn));
  const { submit, busy, problem, reload } = useDecision(action, nextHref, onCancel);
  const toggle = (code: ReturnReason, on: boolean) =>
    setNotes((before) => {
      const { [code]: _dropped, ...rest } = before;
      return on ? { ...rest, [code]: "" } : rest;
    });
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        const items = Object.entries(notes).map(([reasonCode, note]) => ({ reasonCode, note: note || null }));
        submit({ delegateId: dossier.id, version: dossier.version, items, dueOn });
      }}
    >
      <ChoiceGroup id="items" legend={say("return.items")} error={problem?.fields.items}>
        {RETURN_REASON_CODES.map((code) => (
          <div key={code}>
            <Checkbox
              id={`item-${code}`}
              label={reasons(`${code}.label`)}
              checked={notes[code] !== undefined}
              onChange={(event) => toggle(code, event.target.checked)}
            />
            {notes[code] !== undefined && (
              <div className="ms-8 mb-3 space-y-2">
                <p className="text-sm text-muted">{reasons(`${code}.person`)}</p>
                <TextField
                  id={`note-${code}`}
                  label={say("return.note")}
                  value={notes[code]}
                  onChange={(event) => setNotes((before) => ({ ...before, [code]: event.target.value }))}
                />
              </div>
            )}
          </div>
        ))}
      </ChoiceGroup>
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
        label={say(`action.${kind}`)}
        busy={busy}
        problem={problem}
        onCancel={onCancel}
        onReload={reload}
      />
    </form>
  );
}
