"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Done = { sent: number; left: number };

/** An officer's reminder, with who gets none. */
export function RemindNow({ delegationId, action }: { delegationId: string; action: Action<Done> }) {
  const say = useTranslations("reminders");
  const router = useRouter();
  const [done, setDone] = useState<Done | null>(null);
  const { submit, busy, problem } = useSubmit(action, (value) => {
    setDone(value);
    router.refresh();
  });
  return (
    <Card className="mt-6 space-y-3">
      <p className="max-w-prose">{say("nowText")}</p>
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      {done && <Notice kind="success" role="status" title={say("done", done)} />}
      <Button variant="secondary" busy={busy} onClick={() => submit({ delegationId })}>
        {say("now")}
      </Button>
    </Card>
  );
}
