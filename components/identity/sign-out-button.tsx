"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useGo } from "@/components/identity/use-go";
import { Button, type ButtonVariant } from "@/components/ui/button";

type Props = { everywhere?: boolean; label: string; variant?: ButtonVariant };

/** Ends the session, or all of them, and has the browser forget what it kept of us. */
export function SignOutButton({ everywhere = false, label, variant = "secondary" }: Props) {
  const say = useTranslations("errors");
  const go = useGo();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const leave = async () => {
    setState("busy");
    try {
      const answer = await fetch(`/api/session${everywhere ? "?everywhere=1" : ""}`, { method: "DELETE" });
      if (answer.ok || answer.status === 401) return go("/");
      setState("failed");
    } catch {
      setState("failed");
    }
  };
  return (
    <>
      <Button variant={variant} busy={state === "busy"} onClick={leave}>
        {label}
      </Button>
      {state === "failed" && (
        <p role="alert" className="font-semibold text-red">
          {say("offline")}
        </p>
      )}
    </>
  );
}
