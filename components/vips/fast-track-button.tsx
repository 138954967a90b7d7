"use client";

import { useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  delegateId: string;
  version: number;
  /** Why not, as a key of the namespace `errors`. */
  reason: string | null;
  action: Action<{ version: number }>;
};

/** Takes a guest straight into review; says why it cannot. */
export function FastTrackButton({ delegateId, version, reason, action }: Props) {
  const say = useTranslations("vips");
  const errors = useTranslations("errors");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <div className="space-y-3">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button
        busy={busy}
        disabled={reason !== null}
        aria-describedby={reason ? "fast-track-reason" : undefined}
        onClick={() => submit({ delegateId, version })}
      >
        {say("fastTrack")}
      </Button>
      {reason && (
        <p id="fast-track-reason" className="text-muted">
          {errors(reason as never)}
        </p>
      )}
    </div>
  );
}
