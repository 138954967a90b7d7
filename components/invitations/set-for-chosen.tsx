"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { InvitationDraft } from "@/components/invitations/use-invitations";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";

/** Places and date for all that are chosen at once; each row can still be changed. */
export function SetForChosen({ onSet }: { onSet: (part: Partial<InvitationDraft>) => void }) {
  const say = useTranslations("invitations");
  const [quota, setQuota] = useState("");
  const [deadlineOn, setDeadlineOn] = useState("");
  return (
    <fieldset className="grid items-end gap-3 rounded-md bg-wash p-4 sm:grid-cols-3">
      <legend className="sr-only">{say("forChosen")}</legend>
      <TextField
        id="quotaForChosen"
        type="number"
        inputMode="numeric"
        min={0}
        label={say("quotaForChosen")}
        value={quota}
        onChange={(event) => setQuota(event.target.value)}
      />
      <TextField
        id="deadlineForChosen"
        type="date"
        label={say("deadlineForChosen")}
        value={deadlineOn}
        onChange={(event) => setDeadlineOn(event.target.value)}
      />
      <Button
        variant="secondary"
        disabled={quota === "" && deadlineOn === ""}
        onClick={() => onSet({ ...(quota && { quota }), ...(deadlineOn && { deadlineOn }) })}
      >
        {say("setForChosen")}
      </Button>
    </fieldset>
  );
}
