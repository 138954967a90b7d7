"use client";

import { useTranslations } from "next-intl";
import { ReasonForm } from "@/components/forms/reason-form";
import type { Action } from "@/components/forms/use-submit";
import { Card } from "@/components/ui/card";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { pairId: string; listHref: string; action: Action<unknown> };

/** The officer's word that the two are two people, with the reason. */
export function NotSameForm({ pairId, listHref, action }: Props) {
  const say = useTranslations("duplicates.notSame");
  const router = useRouter();
  return (
    <Card>
      <ReasonForm
        subject={{ pairId }}
        fields={[{ name: "note", id: "note", label: say("note") }]}
        button={say("submit")}
        variant="secondary"
        action={action}
        onDone={() => router.push(listHref)}
      >
        <h2>{say("title")}</h2>
        <p className="text-muted">{say("text")}</p>
      </ReasonForm>
    </Card>
  );
}
