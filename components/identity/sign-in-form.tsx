"use client";

import type { Action } from "@/components/forms/use-submit";
import { SimpleForm } from "@/components/identity/simple-form";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { next: string; action: Action<{ secondFactor: "due" | "enrol" | "none"; next: string }> };

/** First step: address and password; then the second factor where one is in force. */
export function SignInForm({ next, action }: Props) {
  const router = useRouter();
  return (
    <SimpleForm
      form="signIn"
      extra={{ next }}
      action={action}
      fields={[
        { name: "email", type: "email", autoComplete: "username", inputMode: "email" },
        { name: "password", type: "password", autoComplete: "current-password" },
      ]}
      onDone={({ secondFactor, next: to }) => {
        const after = { due: `/second-factor?next=${encodeURIComponent(to)}`, enrol: "/account", none: to };
        router.push(after[secondFactor]);
        router.refresh();
      }}
    />
  );
}
