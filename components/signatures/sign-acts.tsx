"use client";

import { useTranslations } from "next-intl";
import { ReasonForm } from "@/components/forms/reason-form";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { Notice } from "@/components/ui/notice";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  requestId: string;
  /** Sent along with the request: the version that the page shows. */
  extra?: Record<string, number>;
  sign: Action<unknown>;
  decline: Action<unknown>;
};

/** The two answers to a request: signing, which carries it out, and declining with a word to the one who asked. */
export function SignActs({ requestId, extra = {}, sign, decline }: Props) {
  const say = useTranslations("signatures");
  const router = useRouter();
  const signing = useSubmit(sign, () => router.refresh());
  return (
    <div className="space-y-3">
      {signing.problem && <Notice kind="danger" role="alert" title={signing.problem.text} />}
      <Button busy={signing.busy} onClick={() => signing.submit({ requestId, ...extra })}>
        {say("sign")}
      </Button>
      <DeclineForm requestId={requestId} decline={decline} />
    </div>
  );
}

/** Says no, with the reason that the asker reads. */
export function DeclineForm({ requestId, decline }: Pick<Props, "requestId" | "decline">) {
  const say = useTranslations("signatures");
  return (
    <Fold title={say("decline")}>
      <ReasonForm
        subject={{ requestId }}
        fields={[
          {
            name: "answer",
            id: `answer-${requestId}`,
            label: say("declineWhy"),
            hint: say("declineHint"),
          },
        ]}
        button={say("declineButton")}
        variant="danger"
        action={decline}
      />
    </Fold>
  );
}
