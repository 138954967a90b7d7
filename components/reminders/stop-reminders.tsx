"use client";

import { useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { token: string; stopped: boolean; action: Action<undefined> };

/** Stops reminders, or lets them come again. */
export function StopReminders({ token, stopped, action }: Props) {
  const say = useTranslations("reminders.stop");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <div className="space-y-3">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button
        variant={stopped ? "secondary" : "primary"}
        busy={busy}
        onClick={() => submit({ token, stop: !stopped })}
      >
        {say(stopped ? "resume" : "stop")}
      </Button>
    </div>
  );
}
