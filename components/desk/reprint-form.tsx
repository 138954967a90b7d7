"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { requestPrint } from "@/components/desk/print-request";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Notice } from "@/components/ui/notice";
import type { REPRINT_CAUSES } from "@/lib/badges/schema";
import { useRouter } from "@/lib/i18n/navigation";

type Cause = (typeof REPRINT_CAUSES)[number];

type Props = {
  badgeId: string;
  /** Causes that fit where the badge is now. */
  causes: readonly Cause[];
  action: Action<{ badgeId: string; number: string }>;
};

/** Replaces a badge; says beforehand what happens to the old one. */
export function ReprintForm({ badgeId, causes, action }: Props) {
  const say = useTranslations("desk");
  const router = useRouter();
  const [cause, setCause] = useState<Cause | null>(null);
  const { submit, busy, problem } = useSubmit(action, (made) => {
    requestPrint(made.badgeId);
    router.refresh();
  });
  return (
    <details className="rounded-md border border-line">
      <summary className="flex min-h-11 cursor-pointer items-center px-4 font-semibold">
        {say("reprint.title")}
      </summary>
      <form
        noValidate
        className="space-y-3 p-4 pt-0"
        onSubmit={(event) => {
          event.preventDefault();
          submit({ badgeId, cause });
        }}
      >
        <p>{say("reprint.text")}</p>
        <ChoiceGroup id="cause" legend={say("reprint.cause")} error={problem?.fields.cause}>
          {causes.map((choice) => (
            <Checkbox
              key={choice}
              id={`cause-${choice}`}
              type="radio"
              name="cause"
              label={say(`reprint.${choice}`)}
              checked={cause === choice}
              onChange={() => setCause(choice)}
            />
          ))}
        </ChoiceGroup>
        {problem && (
          <Notice kind="danger" role="alert">
            <p>{problem.text}</p>
          </Notice>
        )}
        <Button type="submit" variant="danger" busy={busy} className="w-full">
          {say("reprint.confirm")}
        </Button>
      </form>
    </details>
  );
}
