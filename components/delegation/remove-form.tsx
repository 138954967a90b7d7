"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  delegateId: string;
  version: number;
  name: string;
  /** A place becomes free and goes to the waiting list. */
  hasPlace: boolean;
  action: Action<unknown>;
};

/** Takes somebody out of the delegation, with what that means and a reason that the person reads. */
export function RemoveForm({ delegateId, version, name, hasPlace, action }: Props) {
  const say = useTranslations("delegation.remove");
  const router = useRouter();
  const [textForPerson, setText] = useState("");
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <details className="mt-1">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-muted underline">
        {say("open")}
        <span className="sr-only"> {name}</span>
      </summary>
      <form
        noValidate
        className="mt-2 max-w-prose space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit({ delegateId, version, textForPerson });
        }}
      >
        <p>{say(hasPlace ? "textWithPlace" : "text")}</p>
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <TextArea
          id={`reason-${delegateId}`}
          label={say("reason")}
          hint={say("reasonHint")}
          error={problem?.fields.textForPerson}
          rows={3}
          value={textForPerson}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" variant="danger" busy={busy}>
          {say("now")}
          <span className="sr-only"> {name}</span>
        </Button>
      </form>
    </details>
  );
}
