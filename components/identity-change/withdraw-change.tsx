"use client";

import { useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { useRouter } from "@/lib/i18n/navigation";

/** Takes the wish back before it is settled. */
export function WithdrawChange({ changeId, action }: { changeId: string; action: Action<undefined> }) {
  const say = useTranslations("identityChange");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <>
      {problem && <p role="alert">{problem.text}</p>}
      <Button variant="secondary" busy={busy} onClick={() => submit({ changeId })}>
        {say("withdraw")}
      </Button>
    </>
  );
}
