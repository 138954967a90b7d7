"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { delegationId: string; contentHash: string; action: Action<undefined> };

/** The focal point's signature under the sheet as shown; another sheet wants another look. */
export function SignProofs({ delegationId, contentHash, action }: Props) {
  const say = useTranslations("proofs");
  const router = useRouter();
  const [agreed, setAgreed] = useState(false);
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <Card className="mt-8 space-y-4">
      {problem && (
        <Notice kind="danger" role="alert" title={problem.text}>
          {problem.message === "proofsChanged" && (
            <Button variant="secondary" onClick={() => router.refresh()}>
              {say("title")}
            </Button>
          )}
        </Notice>
      )}
      <Checkbox
        id="agree"
        label={say("agree")}
        checked={agreed}
        onChange={({ target }) => setAgreed(target.checked)}
      />
      <Button disabled={!agreed} busy={busy} onClick={() => submit({ delegationId, contentHash })}>
        {say("sign")}
      </Button>
    </Card>
  );
}
