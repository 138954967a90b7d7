"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  lineId: string;
  /** Whom the matching proposes or an officer named. */
  matched: { delegateId: string; confirmed: boolean } | null;
  people: Choice[];
  decide: Action<undefined>;
};

/** An officer's word on one line: this person, not this person, or another one. */
export function LineMatch({ lineId, matched, people, decide }: Props) {
  const say = useTranslations("nominations.match");
  const router = useRouter();
  const [chosen, setChosen] = useState("");
  const { submit, busy, problem } = useSubmit(decide, () => router.refresh());
  return (
    <div className="mt-2 space-y-2">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <div className="flex flex-wrap gap-2">
        {matched && !matched.confirmed && (
          <Button
            variant="secondary"
            busy={busy}
            onClick={() => submit({ lineId, delegateId: matched.delegateId, verdict: "confirmed" })}
          >
            {say("confirm")}
          </Button>
        )}
        {matched && (
          <Button
            variant="quiet"
            busy={busy}
            onClick={() => submit({ lineId, delegateId: matched.delegateId, verdict: "rejected" })}
          >
            {say("reject")}
          </Button>
        )}
      </div>
      {people.length > 0 && (
        <details>
          <summary className="min-h-11 cursor-pointer content-center text-action">{say("other")}</summary>
          <div className="flex flex-wrap items-end gap-3">
            <div className="min-w-0 flex-1">
              <SelectField
                id={`person-${lineId}`}
                label={say("choose")}
                prompt="–"
                choices={people}
                value={chosen}
                onChange={(event) => setChosen(event.target.value)}
              />
            </div>
            <Button
              variant="secondary"
              busy={busy}
              disabled={!chosen}
              onClick={() => submit({ lineId, delegateId: chosen, verdict: "confirmed" })}
            >
              {say("say")}
            </Button>
          </div>
        </details>
      )}
    </div>
  );
}
