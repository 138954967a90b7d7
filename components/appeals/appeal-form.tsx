"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { delegateId: string; version: number; action: Action<{ version: number }> };

/** The one appeal: grounds in the person's own words, sent once. */
export function AppealForm({ delegateId, version, action }: Props) {
  const say = useTranslations("appeals.own");
  const router = useRouter();
  const [grounds, setGrounds] = useState("");
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ delegateId, version, grounds });
      }}
    >
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <TextArea
        id="grounds"
        label={say("grounds")}
        hint={say("groundsHint")}
        error={problem?.fields.grounds}
        rows={6}
        value={grounds}
        onChange={(event) => setGrounds(event.target.value)}
      />
      <Button type="submit" busy={busy}>
        {say("send")}
      </Button>
    </form>
  );
}
