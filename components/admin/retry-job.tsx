"use client";

import { useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

/** Gives a dead job another chance. */
export function RetryJob({ jobId, action }: { jobId: string; action: Action<undefined> }) {
  const say = useTranslations("admin.jobs");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <div>
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button variant="secondary" busy={busy} onClick={() => submit({ jobId })}>
        {say("retry")}
      </Button>
    </div>
  );
}
