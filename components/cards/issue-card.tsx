"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  /** Made with the page, so that a double click gives out one card. */
  cardId: string;
  delegationId: string;
  zones: Choice[];
  /** `delegate:` or `focalPoint:` and the id. */
  holders: Choice[];
  action: Action<{ number: number }>;
};

/** Gives out the next card of a zone to somebody who signs for it. */
export function IssueCard({ cardId, delegationId, zones, holders, action }: Props) {
  const say = useTranslations("cards");
  const router = useRouter();
  const [zoneId, setZone] = useState("");
  const [holder, setHolder] = useState("");
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  const [kind = "", id = ""] = holder.split(":");
  return (
    <Card className="mt-8">
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit({ cardId, delegationId, zoneId, holder: { kind, id } });
        }}
      >
        <h2>{say("issue")}</h2>
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <div className="grid gap-4 md:grid-cols-2">
          <SelectField
            id="card-zone"
            label={say("zone")}
            prompt={say("choose")}
            choices={zones}
            error={problem?.fields.zoneId}
            value={zoneId}
            onChange={(event) => setZone(event.target.value)}
          />
          <SelectField
            id="card-holder"
            label={say("holder")}
            hint={say("holderHint")}
            prompt={say("choose")}
            choices={holders}
            error={problem?.fields["holder.id"]}
            value={holder}
            onChange={(event) => setHolder(event.target.value)}
          />
        </div>
        <Button type="submit" busy={busy}>
          {say("issueNow")}
        </Button>
      </form>
    </Card>
  );
}
