"use client";

import { useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  /** Key below `admin.users`: its words, and with "Text" behind it what the act brings about. */
  act: "signOut" | "suspend" | "restore" | "resetFactor" | "withdraw";
  input: Record<string, string>;
  action: Action<unknown>;
};

/** An act with its consequences spelled out before the button that does it. */
export function ConfirmedAct({ act, input, action }: Props) {
  const say = useTranslations("admin.users");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <Fold title={say(act)}>
      <p>{say(`${act}Text`)}</p>
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Button variant={act === "restore" ? "primary" : "danger"} busy={busy} onClick={() => submit(input)}>
        {say(act)}
      </Button>
    </Fold>
  );
}
