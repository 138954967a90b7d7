"use client";

import { useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

/** Parts two registrations again. */
export function UndoMerge({ mergeId, action }: { mergeId: string; action: Action<unknown> }) {
  const say = useTranslations("duplicates.dossier");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <div className="space-y-3">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button variant="secondary" busy={busy} onClick={() => submit({ mergeId })}>
        {say("undo")}
      </Button>
    </div>
  );
}
