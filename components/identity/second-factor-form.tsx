"use client";

import type { Action } from "@/components/forms/use-submit";
import { SimpleForm } from "@/components/identity/simple-form";
import { useGo } from "@/components/identity/use-go";

/** Second step: six digits of the application, or a recovery code. */
export function SecondFactorForm({ next, action }: { next: string; action: Action<{ next: string }> }) {
  const go = useGo();
  return (
    <SimpleForm
      form="secondFactor"
      extra={{ next }}
      action={action}
      fields={[{ name: "code", type: "text", autoComplete: "one-time-code", hint: true }]}
      onDone={({ next: to }) => go(to)}
    />
  );
}
