"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

/** Opens a draft. The key is made once for the button, so that a double click makes one delegate. */
export function NewRegistration({
  conferenceId,
  action,
}: {
  conferenceId: string;
  action: Action<{ id: string }>;
}) {
  const say = useTranslations("registration.list");
  const router = useRouter();
  const requestKey = useRef<string | null>(null);
  const { submit, busy, problem } = useSubmit(action, ({ id }) =>
    router.push(`/registrations/${id}/representation`),
  );
  return (
    <div className="mt-4 space-y-3">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button
        busy={busy}
        onClick={() => {
          requestKey.current ??= crypto.randomUUID();
          submit({ conferenceId, requestKey: requestKey.current });
        }}
      >
        {say("new")}
      </Button>
    </div>
  );
}
