"use client";

import type { Action } from "@/components/forms/use-submit";
import { SimpleForm } from "@/components/identity/simple-form";
import { useGo } from "@/components/identity/use-go";

type Answer = { secondFactor: "due" | "enrol" | "none"; next: string };

const PAGE_FOR = { due: "/second-factor", enrol: "/second-factor/setup" } as const;

/** First step: address and password; then the second factor where one is in force or a role asks for one. */
export function SignInForm({ next, action }: { next: string; action: Action<Answer> }) {
  const go = useGo();
  return (
    <SimpleForm
      form="signIn"
      extra={{ next }}
      action={action}
      fields={[
        { name: "email", type: "email", autoComplete: "username", inputMode: "email" },
        { name: "password", type: "password", autoComplete: "current-password" },
      ]}
      onDone={({ secondFactor, next: to }) =>
        go(secondFactor === "none" ? to : `${PAGE_FOR[secondFactor]}?next=${encodeURIComponent(to)}`)
      }
    />
  );
}
