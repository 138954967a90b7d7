"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { AccountProblem } from "@/components/identity/account-problem";
import { RecoveryCodes } from "@/components/identity/recovery-codes";
import { useGo } from "@/components/identity/use-go";
import { Button } from "@/components/ui/button";

/** Ten new recovery codes in place of the old ones. */
export function RenewCodes({ action, here }: { action: Action<{ codes: string[] }>; here: string }) {
  const say = useTranslations("identity.codes");
  const go = useGo();
  const [codes, setCodes] = useState<string[] | null>(null);
  const { submit, busy, problem } = useSubmit(action, (value) => setCodes(value.codes));
  if (codes) return <RecoveryCodes codes={codes} onKept={() => go(here)} />;
  return (
    <div className="space-y-3">
      <AccountProblem problem={problem} back={here} />
      <p className="text-muted">{say("renewText")}</p>
      <Button variant="secondary" busy={busy} onClick={() => submit({})}>
        {say("renew")}
      </Button>
    </div>
  );
}
