"use client";

import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { requestPrint } from "@/components/desk/print-request";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { delegateId: string; action: Action<{ badgeId: string; number: string }> };

/** The one thing to do for an approved person without a badge. Enter does it. */
export function PrintStep({ delegateId, action }: Props) {
  const say = useTranslations("desk");
  const router = useRouter();
  const button = useRef<HTMLButtonElement>(null);
  const { submit, busy, problem } = useSubmit(action, ({ badgeId }) => {
    requestPrint(badgeId);
    router.refresh();
  });
  useEffect(() => button.current?.focus(), []);
  return (
    <div className="space-y-3">
      <Button
        ref={button}
        busy={busy}
        className="min-h-16 w-full text-xl"
        onClick={() => submit({ delegateId })}
      >
        <Printer aria-hidden className="size-6" />
        {say("print")}
      </Button>
      <p className="text-sm text-muted">{say("printText")}</p>
      {problem && (
        <Notice kind="danger" role="alert">
          <p>{problem.text}</p>
          {problem.code === "CONFLICT" && (
            <Button variant="quiet" onClick={() => router.refresh()}>
              {say("next")}
            </Button>
          )}
        </Notice>
      )}
    </div>
  );
}
