"use client";

import { useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { substitutionId: string; text: string; action: Action<unknown> };

/** Says who comes in the person's place, and takes it back. */
export function CancelSubstitution({ substitutionId, text, action }: Props) {
  const say = useTranslations("delegation");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <div className="mt-3 border-s-4 border-amber ps-3">
      <p>{text}</p>
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button variant="secondary" className="mt-2" busy={busy} onClick={() => submit({ substitutionId })}>
        {say("cancelSubstitution")}
      </Button>
    </div>
  );
}
