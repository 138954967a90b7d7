"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  requestId: string;
  /** Sent along with the request: the version that the page shows. */
  extra?: Record<string, number>;
  sign: Action<unknown>;
  decline: Action<unknown>;
};

/** The two answers to a request: signing, which carries it out, and declining with a word to the one who asked. */
export function SignActs({ requestId, extra = {}, sign, decline }: Props) {
  const say = useTranslations("signatures");
  const router = useRouter();
  const signing = useSubmit(sign, () => router.refresh());
  return (
    <div className="space-y-3">
      {signing.problem && <Notice kind="danger" role="alert" title={signing.problem.text} />}
      <Button busy={signing.busy} onClick={() => signing.submit({ requestId, ...extra })}>
        {say("sign")}
      </Button>
      <DeclineForm requestId={requestId} decline={decline} />
    </div>
  );
}

/** Says no, with the reason that the asker reads. */
export function DeclineForm({ requestId, decline }: Pick<Props, "requestId" | "decline">) {
  const say = useTranslations("signatures");
  const router = useRouter();
  const [answer, setAnswer] = useState("");
  const { submit, busy, problem } = useSubmit(decline, () => router.refresh());
  return (
    <details className="rounded-md border border-line">
      <summary className="flex min-h-11 cursor-pointer items-center px-4 font-semibold text-action">
        {say("decline")}
      </summary>
      <form
        noValidate
        className="space-y-3 border-t border-line p-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit({ requestId, answer });
        }}
      >
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <TextField
          id={`answer-${requestId}`}
          label={say("declineWhy")}
          hint={say("declineHint")}
          error={problem?.fields.answer}
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
        />
        <Button type="submit" variant="danger" busy={busy}>
          {say("declineButton")}
        </Button>
      </form>
    </details>
  );
}
