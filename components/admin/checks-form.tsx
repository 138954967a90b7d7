"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Notice } from "@/components/ui/notice";
import {
  NOMINATION_CHECKS,
  NOMINATION_KINDS,
  type NominationCheckList,
} from "@/lib/conferences/nomination-checks";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { conferenceId: string; checks: NominationCheckList; action: Action<undefined> };

/** Chooses what is asked of each kind of nomination document. */
export function ChecksForm({ conferenceId, checks: before, action }: Props) {
  const say = useTranslations("nominations");
  const router = useRouter();
  const [checks, setChecks] = useState(before);
  const [saved, setSaved] = useState(false);
  const { submit, busy, problem } = useSubmit(action, () => {
    setSaved(true);
    router.refresh();
  });
  return (
    <form
      className="mt-4 space-y-6"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ conferenceId, checks });
      }}
    >
      {NOMINATION_KINDS.map((kind) => (
        <ChoiceGroup key={kind} id={`${conferenceId}-${kind}`} legend={say(`kind.${kind}`)}>
          {NOMINATION_CHECKS.map((name) => {
            const own = checks[kind] ?? [];
            return (
              <Checkbox
                key={name}
                id={`${conferenceId}-${kind}-${name}`}
                label={say(`check.${name}`)}
                checked={own.includes(name)}
                onChange={({ target }) => {
                  setSaved(false);
                  const others = own.filter((other) => other !== name);
                  setChecks({ ...checks, [kind]: target.checked ? [...others, name] : others });
                }}
              />
            );
          })}
        </ChoiceGroup>
      ))}
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      {saved && <Notice kind="success" role="status" title={say("checksForm.saved")} />}
      <Button type="submit" busy={busy}>
        {say("checksForm.save")}
      </Button>
    </form>
  );
}
