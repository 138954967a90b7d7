"use client";

import { useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { focalPointId: string; name: string; action: Action<undefined> };

/** Ends an appointment, after a second look at what that means. */
export function RevokeFocalPoint({ focalPointId, name, action }: Props) {
  const say = useTranslations("focalPoints");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <details className="mt-2">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-muted underline">
        {say("end")}
        <span className="sr-only"> {name}</span>
      </summary>
      <div className="mt-2 space-y-3">
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <p>{say("endText")}</p>
        <Button variant="danger" busy={busy} onClick={() => submit({ focalPointId })}>
          {say("endNow")}
          <span className="sr-only"> {name}</span>
        </Button>
      </div>
    </details>
  );
}
