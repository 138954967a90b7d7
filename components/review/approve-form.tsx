"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DecisionFooter } from "@/components/review/decision-footer";
import type { DecisionFormProps } from "@/components/review/decision-form";
import { useDecision } from "@/components/review/use-decision";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { SelectField } from "@/components/ui/select-field";

/** Category and zones, preset from the category; personal exceptions are a tick away. */
export function ApproveForm({ dossier, action, nextHref, onCancel }: DecisionFormProps) {
  const say = useTranslations("review");
  const [categoryId, setCategoryId] = useState(dossier.category?.id ?? "");
  const zonesOf = (id: string) => dossier.categories.find((entry) => entry.id === id)?.zoneCodes ?? [];
  const [zones, setZones] = useState<string[]>(zonesOf(categoryId));
  const { submit, busy, problem, reload } = useDecision(action, nextHref, onCancel);
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ delegateId: dossier.id, version: dossier.version, categoryId, zoneCodes: zones });
      }}
    >
      <SelectField
        id="categoryId"
        label={say("category")}
        error={problem?.fields.categoryId}
        choices={dossier.categories.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
        value={categoryId}
        onChange={(event) => {
          setCategoryId(event.target.value);
          setZones(zonesOf(event.target.value));
        }}
      />
      <ChoiceGroup id="zoneCodes" legend={say("zones")} error={problem?.fields.zoneCodes}>
        <div className="grid sm:grid-cols-2">
          {dossier.zones.map(({ code, name }) => (
            <Checkbox
              key={code}
              id={`zone-${code}`}
              label={`${code} ${name}`}
              checked={zones.includes(code)}
              onChange={(event) =>
                setZones((before) =>
                  event.target.checked ? [...before, code] : before.filter((other) => other !== code),
                )
              }
            />
          ))}
        </div>
      </ChoiceGroup>
      <DecisionFooter
        label={say("action.approve")}
        busy={busy}
        problem={problem}
        onCancel={onCancel}
        onReload={reload}
      />
    </form>
  );
}
