"use client";

import { useTranslations } from "next-intl";
import type { SendingState } from "@/components/forms/use-sending";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";

type Props = { sending: NonNullable<SendingState>; onStop: () => void };

/** How far a file has come, or that the line is down; with the way to stop. */
export function SendingProgress({ sending: { share, waiting }, onStop }: Props) {
  const say = useTranslations("uploads");
  const percent = Math.round(share * 100);
  return (
    <div className="space-y-3">
      {waiting ? (
        <Notice kind="warning" role="status" title={say("waiting")} />
      ) : (
        <Progress
          label={percent < 100 ? say("sending", { percent: String(percent) }) : say("checking")}
          value={percent}
          max={100}
        />
      )}
      <Button variant="secondary" onClick={onStop}>
        {say("stop")}
      </Button>
    </div>
  );
}
