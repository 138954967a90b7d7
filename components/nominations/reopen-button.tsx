"use client";

import { useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { documentId: string; version: number; judge: Action<unknown> };

/** Takes an officer's judgement of a document back. */
export function ReopenButton({ documentId, version, judge }: Props) {
  const say = useTranslations("nominations.judge");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(judge, () => router.refresh());
  return (
    <div className="mt-3 space-y-3">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button
        variant="secondary"
        busy={busy}
        onClick={() => submit({ documentId, version, verdict: "reopened" })}
      >
        {say("reopen")}
      </Button>
    </div>
  );
}
