"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { delegateId: string; queryId: string; action: Action<undefined> };

/** Does not put the query to the person, and tells the reviewer why. */
export function DismissQuery({ delegateId, queryId, action }: Props) {
  const say = useTranslations("review.reviews");
  const router = useRouter();
  const [answer, setAnswer] = useState("");
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <form
      noValidate
      className="mt-2 flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ delegateId, queryId, answer });
      }}
    >
      <div className="min-w-60 flex-1">
        <TextField
          id={`answer-${queryId}`}
          label={say("answer")}
          error={problem?.fields.answer}
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
        />
      </div>
      <Button type="submit" variant="secondary" busy={busy}>
        {say("dismiss")}
      </Button>
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
    </form>
  );
}
