"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { conferenceId: string; number: number; people: number; action: Action<{ people: number }> };

/** Puts people in review under the present rules, after saying how many that concerns. */
export function RestartReviews({ conferenceId, number, people, action }: Props) {
  const say = useTranslations("reviewRules.restart");
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const [begun, setBegun] = useState(false);
  const { submit, busy, problem } = useSubmit(action, () => {
    setBegun(true);
    router.refresh();
  });
  if (begun) return <Notice kind="success" role="status" title={say("begun", { people })} />;
  return (
    <div className="mt-4 space-y-3">
      <Notice kind="info" title={say("title", { people })}>
        <p>{say("text")}</p>
        {asked ? (
          <div className="mt-3 flex flex-wrap gap-3">
            <Button variant="danger" busy={busy} onClick={() => submit({ conferenceId, number, people })}>
              {say("confirm", { people })}
            </Button>
            <Button variant="quiet" onClick={() => setAsked(false)}>
              {say("cancel")}
            </Button>
          </div>
        ) : (
          <Button variant="secondary" onClick={() => setAsked(true)}>
            {say("button")}
          </Button>
        )}
      </Notice>
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
    </div>
  );
}
