"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { BulkKind, BulkTerms } from "@/lib/accreditation/bulk/schema";
import { RETURN_REASON_CODES, type ReturnReason } from "@/lib/accreditation/reasons";

export type TermsDraft = {
  kind: BulkKind;
  assigneeId: string;
  notes: Partial<Record<ReturnReason, string>>;
  dueOn: string;
};

/** What is sent of the fields of the chosen kind. */
export function termsOf({ kind, assigneeId, notes, dueOn }: TermsDraft): BulkTerms {
  if (kind === "APPROVE") return { kind };
  if (kind === "ASSIGN") return { kind, assigneeId: assigneeId === "nobody" ? null : assigneeId };
  const items = RETURN_REASON_CODES.flatMap((reasonCode) =>
    notes[reasonCode] === undefined ? [] : [{ reasonCode, note: notes[reasonCode] || null }],
  );
  return { kind, items, dueOn };
}

type Props = {
  kinds: readonly BulkKind[];
  colleagues: readonly { id: string; name: string }[];
  today: string;
  draft: TermsDraft;
  errors: Record<string, string>;
  onChange: (draft: TermsDraft) => void;
};

/** What to do to everybody chosen. */
export function BulkTermsFields({ kinds, colleagues, today, draft, errors, onChange }: Props) {
  const say = useTranslations("bulk");
  const reasons = useTranslations("reasons");
  const { kind, notes } = draft;
  const returns = kind === "RETURN" || kind === "ASK_FOR_MORE";
  const note = (code: ReturnReason, text: string | undefined) => {
    const { [code]: _before, ...rest } = notes;
    onChange({ ...draft, notes: text === undefined ? rest : { ...rest, [code]: text } });
  };
  return (
    <div className="space-y-4">
      <SelectField
        id="kind"
        label={say("kindLabel")}
        hint={say(`kindHint.${kind}`)}
        choices={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
        value={kind}
        onChange={(event) => onChange({ ...draft, kind: event.target.value as BulkKind })}
      />
      {kind === "ASSIGN" && (
        <SelectField
          id="assigneeId"
          label={say("assignee")}
          prompt=""
          error={errors["terms.assigneeId"]}
          choices={[
            ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
            { value: "nobody", label: say("nobody") },
          ]}
          value={draft.assigneeId}
          onChange={(event) => onChange({ ...draft, assigneeId: event.target.value })}
        />
      )}
      {returns && (
        <>
          <ChoiceGroup id="items" legend={say("item")} error={errors["terms.items"]}>
            {RETURN_REASON_CODES.map((code) => (
              <div key={code}>
                <Checkbox
                  id={`item-${code}`}
                  label={reasons(`${code}.label`)}
                  checked={notes[code] !== undefined}
                  onChange={(event) => note(code, event.target.checked ? "" : undefined)}
                />
                {notes[code] !== undefined && (
                  <div className="ms-8 mb-3 space-y-2">
                    <p className="text-sm text-muted">{reasons(`${code}.person`)}</p>
                    <TextField
                      id={`note-${code}`}
                      label={say("note")}
                      value={notes[code]}
                      onChange={(event) => note(code, event.target.value)}
                    />
                  </div>
                )}
              </div>
            ))}
          </ChoiceGroup>
          <TextField
            id="dueOn"
            type="date"
            label={say("dueOn")}
            error={errors["terms.dueOn"]}
            min={today}
            value={draft.dueOn}
            onChange={(event) => onChange({ ...draft, dueOn: event.target.value })}
          />
        </>
      )}
    </div>
  );
}
