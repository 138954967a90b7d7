"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonForm } from "@/components/forms/reason-form";
import type { Action } from "@/components/forms/use-submit";
import { Fold } from "@/components/ui/fold";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { delegateId: string; version: number; action: Action<unknown> };

/** Asks a second person to waive the clearance, with the reason that goes into the file. */
export function WaiverForm({ delegateId, version, action }: Props) {
  const say = useTranslations("waiver");
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  if (asked) return <Notice kind="success" role="status" title={say("asked")} />;
  return (
    <div className="mt-3">
      <Fold title={say("ask")}>
        <ReasonForm
          subject={{ delegateId, version }}
          fields={[
            { name: "reason", id: "waiver-reason", label: say("why"), rows: 2 },
            {
              name: "validUntil",
              id: "waiver-until",
              type: "date",
              label: say("until"),
              optional: say("optional"),
            },
          ]}
          button={say("askButton")}
          variant="secondary"
          action={action}
          onDone={() => {
            setAsked(true);
            router.refresh();
          }}
        >
          <p className="text-muted">{say("askText")}</p>
        </ReasonForm>
      </Fold>
    </div>
  );
}
