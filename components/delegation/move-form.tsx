"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";
import type { AvailableMove, DelegationMove } from "@/lib/organizations/delegation-actions";

type Props = {
  delegationId: string;
  version: number;
  move: AvailableMove;
  action: Action<unknown>;
};

/** Moves after which people lose something; their button says so by its colour. */
const HARD = new Set<DelegationMove>(["turnDown", "bodyRefuses", "suspend", "decline"]);

/** One step of a delegation: what it means, the reason where one is asked, and the button. */
export function MoveForm({ delegationId, version, move, action }: Props) {
  const say = useTranslations("delegationState");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  const { action: name, needsReason, tellsReason } = move;
  const id = (field: string) => `${name}-${field}`;
  const send = (form: FormData) =>
    submit({
      delegationId,
      version,
      action: name,
      reason: form.get("reason") || null,
      disclosed: form.get("disclosed") || null,
    });
  return (
    <details className="border-b border-line last:border-b-0" name="move">
      <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-3 py-2 font-semibold text-action">
        {say(`moves.${name}.label`)}
        <ChevronDown aria-hidden className="size-5 shrink-0 in-open:rotate-180" />
      </summary>
      <form
        noValidate
        className="space-y-4 pb-4"
        onSubmit={(event) => {
          event.preventDefault();
          send(new FormData(event.currentTarget));
        }}
      >
        <p className="max-w-prose text-muted">{say(`moves.${name}.hint`)}</p>
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        {needsReason && (
          <TextArea
            id={id("reason")}
            name="reason"
            rows={3}
            label={say("reason")}
            hint={say("reasonHint")}
            error={problem?.fields.reason}
          />
        )}
        {tellsReason && (
          <TextArea
            id={id("disclosed")}
            name="disclosed"
            rows={3}
            label={say("disclosed")}
            hint={say("disclosedHint")}
            optional={say("optional")}
            error={problem?.fields.disclosed}
          />
        )}
        <Button type="submit" variant={HARD.has(name) ? "danger" : "primary"} busy={busy}>
          {say(`moves.${name}.label`)}
        </Button>
      </form>
    </details>
  );
}
