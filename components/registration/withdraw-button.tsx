"use client";

import { useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { delegateId: string; version: number; action: Action<{ version: number }> };

/** Withdrawing, with its consequence spelled out before it can be done. */
export function WithdrawButton({ delegateId, version, action }: Props) {
  const say = useTranslations("registration.withdraw");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <details className="mt-10 border-t border-line pt-4">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-muted underline">
        {say("open")}
      </summary>
      <p className="mt-2 max-w-prose">{say("text")}</p>
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button variant="danger" className="mt-3" busy={busy} onClick={() => submit({ delegateId, version })}>
        {say("button")}
      </Button>
    </details>
  );
}
