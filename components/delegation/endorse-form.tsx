"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextArea } from "@/components/ui/text-field";
import { noPlaceLeft } from "@/lib/delegates/no-place-left";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  delegateId: string;
  version: number;
  role: string | null;
  roles: Choice[];
  endorse: Action<unknown>;
  decline: Action<unknown>;
};

/** The delegation's word on a person who registered alone: ours, to be mended first, or not ours. */
export function EndorseForm({ delegateId, version, role, roles, endorse, decline }: Props) {
  const say = useTranslations("delegation");
  const router = useRouter();
  const [delegationRole, setRole] = useState(role ?? "");
  const [textForPerson, setText] = useState("");
  const yes = useSubmit(endorse, () => router.refresh());
  const no = useSubmit(decline, () => router.refresh());
  const problem = yes.problem ?? no.problem;
  const confirm = (waitingList: boolean) => yes.submit({ delegateId, version, delegationRole, waitingList });
  const refuse = (action: "sendBack" | "disown") => no.submit({ delegateId, version, action, textForPerson });
  return (
    <div className="mt-4 space-y-3 border-t border-line pt-4">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <SelectField
        id={`role-${delegateId}`}
        label={say("role")}
        choices={roles}
        value={delegationRole}
        onChange={(event) => setRole(event.target.value)}
      />
      <div className="flex flex-wrap gap-3">
        <Button busy={yes.busy} onClick={() => confirm(false)}>
          {say("endorse")}
        </Button>
        {noPlaceLeft(yes.problem?.message) && (
          <Button variant="secondary" busy={yes.busy} onClick={() => confirm(true)}>
            {say("toWaitingList")}
          </Button>
        )}
      </div>
      <details>
        <summary className="inline-flex min-h-11 cursor-pointer items-center text-muted underline">
          {say("decline")}
        </summary>
        <div className="mt-2 space-y-3">
          <TextArea
            id={`text-${delegateId}`}
            label={say("note")}
            hint={say("noteHint")}
            error={no.problem?.fields.textForPerson}
            rows={3}
            value={textForPerson}
            onChange={(event) => setText(event.target.value)}
          />
          <div className="flex flex-wrap gap-3">
            <Button variant="secondary" busy={no.busy} onClick={() => refuse("sendBack")}>
              {say("sendBack")}
            </Button>
            <Button variant="danger" busy={no.busy} onClick={() => refuse("disown")}>
              {say("disown")}
            </Button>
          </div>
        </div>
      </details>
    </div>
  );
}
