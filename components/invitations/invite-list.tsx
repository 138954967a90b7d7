"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { InvitationReport } from "@/components/invitations/invitation-report";
import { InvitationRow } from "@/components/invitations/invitation-row";
import { SetForChosen } from "@/components/invitations/set-for-chosen";
import { outcomeOf, useInvitations } from "@/components/invitations/use-invitations";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";
import type { InvitedRow } from "@/lib/organizations/invitations/commands/invite-delegations";
import type { InvitableOrganization } from "@/lib/organizations/invitations/queries/invitable";

type Props = {
  conferenceId: string;
  rows: readonly InvitableOrganization[];
  action: Action<InvitedRow[]>;
};

/** Choose, see what will happen, send, read what happened. */
export function InviteList({ conferenceId, rows, action }: Props) {
  const say = useTranslations("invitations");
  const errors = useTranslations("errors");
  const router = useRouter();
  const { draft, change, changeAll, chosen } = useInvitations(rows);
  const [stage, setStage] = useState<"choose" | "preview">("choose");
  const [report, setReport] = useState<{ rows: InvitedRow[]; names: Map<string, string> } | null>(null);
  const { submit, busy, problem, setProblem } = useSubmit(action, (done) => {
    setReport({ rows: done, names: new Map(rows.map(({ id, name }) => [id, name])) });
    router.refresh();
  });
  if (report) {
    const shown = report.rows.map(({ organizationId, outcome, message }) => ({
      id: organizationId,
      name: report.names.get(organizationId) ?? "",
      outcome,
      note: message ? errors(message as never) : "",
    }));
    return (
      <section className="mt-6 space-y-4" aria-live="polite">
        <h2>{say("reportTitle")}</h2>
        <InvitationReport rows={shown} done />
        <Button
          variant="secondary"
          onClick={() => {
            changeAll(rows, { chosen: false });
            setStage("choose");
            setReport(null);
          }}
        >
          {say("more")}
        </Button>
      </section>
    );
  }
  if (rows.length === 0) {
    return (
      <div className="mt-6">
        <EmptyState title={say("none")}>{say("noneNext")}</EmptyState>
      </div>
    );
  }
  const free = rows.filter(({ suspended, delegation }) => !suspended && delegation === null);
  const all = free.length > 0 && free.every((row) => draft(row).chosen);
  const fieldsOf = (at: number) =>
    Object.fromEntries(
      Object.entries(problem?.fields ?? {}).flatMap(([path, text]) => {
        const [list, index, field] = path.split(".");
        return list === "rows" && index === String(at) && field ? [[field, text]] : [];
      }),
    );
  const send = () =>
    submit({
      conferenceId,
      rows: chosen.map((row) => {
        const { language, contactEmail, quota, deadlineOn } = draft(row);
        return {
          organizationId: row.id,
          language,
          contactEmail: contactEmail.trim() || null,
          quota: quota === "" ? null : Number(quota),
          deadlineOn: deadlineOn || null,
        };
      }),
    });
  if (stage === "preview" && !problem) {
    const shown = chosen.map((row) => ({
      id: row.id,
      name: row.name,
      outcome: outcomeOf(row, draft(row)),
      note: draft(row).contactEmail,
    }));
    return (
      <section className="mt-6 space-y-4">
        <h2>{say("previewTitle")}</h2>
        <p className="max-w-prose text-muted">{say("previewText")}</p>
        <InvitationReport rows={shown} done={false} />
        <div className="flex flex-wrap gap-3">
          <Button busy={busy} onClick={send}>
            {say("send", { count: chosen.length })}
          </Button>
          <Button variant="secondary" onClick={() => setStage("choose")}>
            {say("back")}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <section className="mt-6 space-y-4">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <Checkbox
        id="chooseAll"
        label={say("chooseAll", { count: free.length })}
        checked={all}
        disabled={free.length === 0}
        onChange={(event) => changeAll(free, { chosen: event.target.checked })}
      />
      {chosen.length > 1 && <SetForChosen onSet={(part) => changeAll(chosen, part)} />}
      <ul>
        {rows.map((row) => (
          <InvitationRow
            key={row.id}
            row={row}
            draft={draft(row)}
            errors={fieldsOf(chosen.indexOf(row))}
            onChange={(part) => change(row, part)}
          />
        ))}
      </ul>
      <div className="sticky bottom-0 flex flex-wrap items-center gap-4 border-t border-line bg-paper py-3">
        <Button
          disabled={chosen.length === 0}
          onClick={() => {
            setProblem(null);
            setStage("preview");
          }}
        >
          {say("toPreview")}
        </Button>
        <p className="text-muted" role="status">
          {say("chosen", { count: chosen.length })}
        </p>
      </div>
    </section>
  );
}
