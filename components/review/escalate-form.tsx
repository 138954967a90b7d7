"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { TextForPerson } from "@/components/review/text-for-person";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-field";
import { followDraft } from "@/lib/accreditation/follow-draft";
import type { EscalationDesk } from "@/lib/accreditation/queries/escalation";
import type { TextsForPerson } from "@/lib/accreditation/texts-for-person";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  desk: Pick<EscalationDesk, "delegateId" | "version" | "reasons" | "seniors">;
  reads: TextsForPerson;
  action: Action<unknown>;
};

/** Lays a refusal for another than a formal reason before a named senior approver. */
export function EscalateForm({ desk, reads, action }: Props) {
  const say = useTranslations("escalations");
  const close = useTranslations("review.close");
  const reasons = useTranslations("reasons");
  const router = useRouter();
  const [seniorId, setSenior] = useState("");
  const [reasonCode, setReason] = useState("");
  const [textForPerson, setText] = useState("");
  const [internalNote, setNote] = useState("");
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  const { delegateId, version } = desk;
  return (
    <form
      noValidate
      className="mt-3 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ delegateId, version, reasonCode, textForPerson, internalNote, seniorId });
      }}
    >
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <SelectField
        id="seniorId"
        label={say("senior")}
        prompt={say("choose")}
        error={problem?.fields.seniorId}
        choices={desk.seniors.map(({ id, name }) => ({ value: id, label: name }))}
        value={seniorId}
        onChange={(event) => setSenior(event.target.value)}
      />
      <SelectField
        id="escalatedReason"
        label={close("reason")}
        prompt={say("choose")}
        error={problem?.fields.reasonCode}
        choices={desk.reasons.map((code) => ({ value: code, label: reasons(`${code}.label`) }))}
        value={reasonCode}
        onChange={(event) => {
          const to = event.target.value;
          setText((text) => followDraft(reads.drafts, text, { from: reasonCode, to }));
          setReason(to);
        }}
      />
      <TextForPerson
        id="escalatedText"
        reasonCode={reasonCode}
        text={textForPerson}
        reads={reads}
        error={problem?.fields.textForPerson}
        onText={setText}
      />
      <TextArea
        id="escalatedNote"
        label={say("why")}
        hint={close("noteHint")}
        error={problem?.fields.internalNote}
        rows={3}
        value={internalNote}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="submit" busy={busy}>
        {say("send")}
      </Button>
    </form>
  );
}
