"use client";

import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { delegateId: string; version: number; label: string; action: Action<{ version: number }> };

/** Begins the registration of somebody who was invited, and leads into the form. */
export function OpenInvitation({ delegateId, version, label, action }: Props) {
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () =>
    router.push(`/registrations/${delegateId}/identity`),
  );
  return (
    <div className="space-y-2">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button busy={busy} onClick={() => submit({ delegateId, version })}>
        {label}
      </Button>
    </div>
  );
}
