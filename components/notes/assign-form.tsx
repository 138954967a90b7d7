"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import type { Colleague } from "@/lib/accreditation/queries/colleagues";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  dossier: { id: string; version: number };
  assigneeId: string | null;
  colleagues: readonly Colleague[];
  action: Action<unknown>;
};

/** Who looks after the file; another one takes it over, nobody ends it. */
export function AssignForm({ dossier, assigneeId, colleagues, action }: Props) {
  const say = useTranslations("notes");
  const router = useRouter();
  const [chosen, setChosen] = useState(assigneeId ?? "");
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <form
      noValidate
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ delegateId: dossier.id, version: dossier.version, assigneeId: chosen || null });
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1">
          <SelectField
            id="assignee"
            label={say("assignedTo")}
            prompt={say("nobody")}
            error={problem?.fields.assigneeId}
            choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          />
        </div>
        <Button type="submit" variant="secondary" busy={busy} disabled={chosen === (assigneeId ?? "")}>
          {say("assign")}
        </Button>
      </div>
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
    </form>
  );
}
