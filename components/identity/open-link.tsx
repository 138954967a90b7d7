"use client";

import { useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

/** The button that uses a single-use link. */
export function OpenLink({
  token,
  action,
}: {
  token: string;
  action: Action<{ delegateId: string | null }>;
}) {
  const say = useTranslations("registration.open");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, ({ delegateId }) =>
    router.replace(delegateId ? `/registrations/${delegateId}` : "/registrations"),
  );
  return (
    <div className="mt-6 space-y-4">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button busy={busy} onClick={() => submit({ token })}>
        {say("button")}
      </Button>
    </div>
  );
}
