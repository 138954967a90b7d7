"use client";

import { useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { AccountProblem } from "@/components/identity/account-problem";
import { Button } from "@/components/ui/button";

type Props = {
  action: Action<{ codes: string[] }>;
  here: string;
  onCodes: (codes: string[]) => void;
};

/** Ten new recovery codes in place of the old ones. */
export function RenewCodes({ action, here, onCodes }: Props) {
  const say = useTranslations("identity.codes");
  const { submit, busy, problem } = useSubmit(action, ({ codes }) => onCodes(codes));
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
