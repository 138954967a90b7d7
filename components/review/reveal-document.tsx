"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonForm } from "@/components/forms/reason-form";
import type { Action } from "@/components/forms/use-submit";

type Props = { delegateId: string; action: Action<{ number: string }> };

/** Shows the document number against a reason; the person sees that it is recorded before asking. */
export function RevealDocument({ delegateId, action }: Props) {
  const say = useTranslations("review.reveal");
  const [number, setNumber] = useState<string | null>(null);
  if (number) {
    return (
      <p role="status" className="mt-3 text-lg">
        {say("number")} <bdi className="font-mono font-semibold">{number}</bdi>
      </p>
    );
  }
  return (
    <details className="mt-2">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-action underline">
        {say("open")}
      </summary>
      <ReasonForm
        subject={{ delegateId }}
        fields={[{ name: "reason", id: "revealReason", label: say("reason"), hint: say("hint") }]}
        button={say("button")}
        variant="secondary"
        action={action}
        onDone={(value) => setNumber(value.number)}
      />
    </details>
  );
}
