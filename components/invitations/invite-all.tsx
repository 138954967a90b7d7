"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";
import type { InvitableList } from "@/lib/organizations/invitations/queries/invitable";
import type { InvitationsFilter } from "@/lib/organizations/invitations/schema";

type Props = {
  /** Made with the page, so that a double click is one run. */
  runId: string;
  conferenceId: string;
  slug: string;
  filter: InvitationsFilter;
  free: InvitableList["free"];
  action: Action<{ runId: string }>;
};

/** Invites everybody whom the filter keeps in the background, after saying what that will do. */
export function InviteAll({ runId, conferenceId, slug, filter, free, action }: Props) {
  const say = useTranslations("invitations");
  const router = useRouter();
  const [quota, setQuota] = useState("");
  const [deadlineOn, setDeadlineOn] = useState("");
  const { submit, busy, problem } = useSubmit(action, (run) =>
    router.push(`/review/${slug}/invitations/${run.runId}`),
  );
  const organizations = free.new + free.newWithoutMail;
  const { q, type, region } = filter;
  return (
    <Fold title={say("everybody.title", { count: organizations })}>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit({
            runId,
            conferenceId,
            filter: { q, type, region },
            quota: quota === "" ? null : Number(quota),
            deadlineOn: deadlineOn || null,
            organizations,
          });
        }}
      >
        <p className="max-w-prose text-muted">{say("everybody.text")}</p>
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {(["new", "newWithoutMail"] as const).map((outcome) => (
            <li key={outcome}>
              <span className="tabular font-bold">{free[outcome]}</span> {say(`willHappen.${outcome}`)}
            </li>
          ))}
        </ul>
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            id="quotaForAll"
            type="number"
            inputMode="numeric"
            min={0}
            label={say("everybody.quota")}
            error={problem?.fields.quota}
            value={quota}
            onChange={(event) => setQuota(event.target.value)}
          />
          <TextField
            id="deadlineForAll"
            type="date"
            label={say("everybody.deadline")}
            hint={say("everybody.deadlineHint")}
            error={problem?.fields.deadlineOn}
            value={deadlineOn}
            onChange={(event) => setDeadlineOn(event.target.value)}
          />
        </div>
        <Button type="submit" busy={busy}>
          {say("send", { count: organizations })}
        </Button>
      </form>
    </Fold>
  );
}
