"use client";

import type { Action } from "@/components/forms/use-submit";
import { SimpleForm } from "@/components/identity/simple-form";
import { useRouter } from "@/lib/i18n/navigation";

/** Second step: six digits of the application, or a recovery code. */
export function SecondFactorForm({ next, action }: { next: string; action: Action<{ next: string }> }) {
  const router = useRouter();
  return (
    <SimpleForm
      form="secondFactor"
      extra={{ next }}
      action={action}
      fields={[{ name: "code", type: "text", autoComplete: "one-time-code", hint: true }]}
      onDone={({ next: to }) => {
        router.push(to);
        router.refresh();
      }}
    />
  );
}
