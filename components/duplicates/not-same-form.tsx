"use client";

import { useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { pairId: string; listHref: string; action: Action<unknown> };

/** The officer's word that the two are two people, with the reason. */
export function NotSameForm({ pairId, listHref, action }: Props) {
  const say = useTranslations("duplicates.notSame");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () => router.push(listHref));
  return (
    <Card>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit({ pairId, note: new FormData(event.currentTarget).get("note") });
        }}
      >
        <h2>{say("title")}</h2>
        <p className="text-muted">{say("text")}</p>
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <TextField id="note" name="note" label={say("note")} error={problem?.fields.note} />
        <Button type="submit" variant="secondary" busy={busy}>
          {say("submit")}
        </Button>
      </form>
    </Card>
  );
}
