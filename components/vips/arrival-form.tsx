"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Arrival, ArrivalFields } from "@/components/vips/arrival-fields";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  delegateId: string;
  version: number;
  arrival: Arrival;
  action: Action<{ version: number }>;
};

/** Notes when somebody arrives. */
export function ArrivalForm({ delegateId, version, arrival, action }: Props) {
  const say = useTranslations("vips");
  const router = useRouter();
  const [value, setValue] = useState(arrival);
  const [saved, setSaved] = useState(false);
  const { submit, busy, problem } = useSubmit(action, () => {
    setSaved(true);
    router.refresh();
  });
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        setSaved(false);
        submit({ delegateId, version, ...value });
      }}
    >
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      {saved && <Notice kind="success" role="status" title={say("saved")} />}
      <ArrivalFields value={value} problem={problem} onChange={setValue} />
      <Button type="submit" variant="secondary" busy={busy}>
        {say("saveArrival")}
      </Button>
    </form>
  );
}
