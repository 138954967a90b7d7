"use client";

import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button, type ButtonVariant } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  action: Action<unknown>;
  input: Record<string, unknown>;
  label: string;
  variant?: ButtonVariant;
};

/** One act on an import; the page shows afterwards what it did. */
export function ActButton({ action, input, label, variant = "secondary" }: Props) {
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <div className="space-y-2">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button variant={variant} busy={busy} onClick={() => submit(input)}>
        {label}
      </Button>
    </div>
  );
}
