"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ClearanceFormProps } from "@/components/clearance/clearance-actions";
import { DecisionFooter } from "@/components/review/decision-footer";
import { useDecision } from "@/components/review/use-decision";
import { Notice } from "@/components/ui/notice";
import { TextArea, TextField } from "@/components/ui/text-field";
import type { OfferedAction } from "@/lib/screening/clearance-offers";

const CLEARS: readonly OfferedAction[] = ["clear", "dismissMatch", "clearReferred"];
const MOVES: readonly OfferedAction[] = ["start", "resume"];

/** Begins, clears, refers or refuses, with the reason that stays in the file and what it brings about. */
export function SettleForm({ file, action, onCancel, name }: ClearanceFormProps & { name: OfferedAction }) {
  const say = useTranslations("clearance");
  const [reason, setReason] = useState("");
  const [validUntil, setValidUntil] = useState("");
  const { submit, busy, problem, reload } = useDecision(action, null, onCancel);
  const subject = { delegateId: file.delegateId, version: file.version };
  const moves = MOVES.includes(name);
  const clears = CLEARS.includes(name);
  const denies = name === "deny" || name === "denyLater";
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit(moves ? subject : { ...subject, action: name, reason, validUntil });
      }}
    >
      <Notice kind={denies ? "warning" : "info"} title={say(`what.${name}` as never)} />
      {!moves && (
        <TextArea
          id="reason"
          label={say("reason")}
          hint={say("noteHint")}
          error={problem?.fields.reason}
          {...(name === "clear" ? { optional: say("optional") } : {})}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      {clears && (
        <TextField
          id="validUntil"
          type="date"
          label={say("until")}
          hint={say("untilHint")}
          optional={say("optional")}
          error={problem?.fields.validUntil}
          value={validUntil}
          onChange={(event) => setValidUntil(event.target.value)}
        />
      )}
      <DecisionFooter
        label={say(`action.${name}`)}
        variant={denies ? "danger" : "primary"}
        busy={busy}
        problem={problem}
        onCancel={onCancel}
        onReload={reload}
      />
    </form>
  );
}
