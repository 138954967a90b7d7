"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-field";
import type { NominationCheckName } from "@/lib/conferences/nomination-checks";
import { useRouter } from "@/lib/i18n/navigation";
import { DEFECT_CODES } from "@/lib/organizations/defects";

type Props = {
  documentId: string;
  version: number;
  checks: NominationCheckName[];
  /** Label of each defect code. */
  defects: Record<string, string>;
  judge: Action<unknown>;
};

/** The check of a received document: every point in order, or a defect with its code. */
export function JudgeForm({ documentId, version, checks, defects, judge }: Props) {
  const say = useTranslations("nominations");
  const router = useRouter();
  const [seen, setSeen] = useState<Partial<Record<NominationCheckName, boolean>>>({});
  const [defectCode, setCode] = useState("");
  const [note, setNote] = useState("");
  const { submit, busy, problem } = useSubmit(judge, () => router.refresh());
  const found = Object.fromEntries(checks.map((name) => [name, seen[name] ?? false]));
  return (
    <Card wash className="mt-6">
      <h2>{say("judge.title")}</h2>
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      {checks.length === 0 ? (
        <p className="mt-2 text-muted">{say("judge.noChecks")}</p>
      ) : (
        <ChoiceGroup id="checks" legend={say("judge.inOrder")} hint={say("judge.text")}>
          {checks.map((name) => (
            <Checkbox
              key={name}
              id={`check-${name}`}
              label={say(`check.${name}`)}
              checked={seen[name] ?? false}
              onChange={(event) => setSeen({ ...seen, [name]: event.target.checked })}
            />
          ))}
        </ChoiceGroup>
      )}
      <Button
        className="mt-3"
        busy={busy}
        disabled={!checks.every((name) => seen[name])}
        onClick={() => submit({ documentId, version, verdict: "verified", checks: found })}
      >
        {say("judge.verify")}
      </Button>
      <details className="mt-3">
        <summary className="min-h-11 cursor-pointer content-center text-muted underline">
          {say("judge.defective")}
        </summary>
        <div className="mt-2 space-y-3">
          <SelectField
            id="defectCode"
            label={say("judge.code")}
            prompt={say("form.choose")}
            choices={DEFECT_CODES.map((value) => ({ value, label: defects[value] ?? value }))}
            value={defectCode}
            error={problem?.fields.defectCode}
            onChange={(event) => setCode(event.target.value)}
          />
          <TextArea
            id="defectNote"
            label={say("judge.note")}
            hint={say("judge.noteHint")}
            rows={3}
            value={note}
            error={problem?.fields.note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button
            variant="danger"
            busy={busy}
            onClick={() =>
              submit({ documentId, version, verdict: "defective", checks: found, defectCode, note })
            }
          >
            {say("judge.mark")}
          </Button>
        </div>
      </details>
    </Card>
  );
}
