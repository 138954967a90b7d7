"use client";

import { useTranslations } from "next-intl";
import type { Problem } from "@/components/forms/use-submit";
import { Button, type ButtonVariant } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type Props = {
  label: string;
  variant?: ButtonVariant;
  busy: boolean;
  problem: Problem | null;
  onCancel: () => void;
  onReload: () => void;
};

/** Send and cancel, with what went wrong above them; after a conflict, the way to the present state. */
export function DecisionFooter({ label, variant = "primary", busy, problem, onCancel, onReload }: Props) {
  const say = useTranslations("review");
  return (
    <div className="space-y-3 border-t border-line pt-4">
      {problem && (
        <Notice kind="danger" role="alert" title={problem.text}>
          {Object.values(problem.fields).map((text) => (
            <p key={text}>{text}</p>
          ))}
          {problem.code === "CONFLICT" && (
            <Button variant="secondary" onClick={onReload}>
              {say("reload")}
            </Button>
          )}
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant={variant} busy={busy}>
          {label}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {say("cancel")}
        </Button>
      </div>
    </div>
  );
}
