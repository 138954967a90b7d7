"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { delegateId: string; version: number; choices: Choice[]; action: Action<unknown> };

/** Gives the place to somebody who is registered with the delegation already and has none. */
export function SubstituteByMember({ delegateId, version, choices, action }: Props) {
  const say = useTranslations("delegation.byMember");
  const router = useRouter();
  const [replacementId, setReplacement] = useState("");
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <form
      noValidate
      className="mt-2 max-w-prose space-y-3 border-b border-line pb-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ delegateId, version, replacementId });
      }}
    >
      <p>{say("text")}</p>
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <SelectField
        id={`replacement-${delegateId}`}
        label={say("who")}
        prompt={say("choose")}
        choices={choices}
        error={problem?.fields.replacementId}
        value={replacementId}
        onChange={(event) => setReplacement(event.target.value)}
      />
      <Button type="submit" busy={busy}>
        {say("now")}
      </Button>
    </form>
  );
}
