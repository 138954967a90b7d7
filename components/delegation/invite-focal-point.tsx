"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { InvitationCode } from "@/components/delegation/invitation-code";
import type { PaperActions } from "@/components/forms/use-paper";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { PaperField } from "@/components/nominations/paper-field";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { SentPaper } from "@/lib/documents/schema";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n/config";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  delegationId: string;
  today: string;
  locale: string;
  paper: PaperActions;
  action: Action<{ code: string | null }>;
};

/** Appoints a focal point by address, with the paper that names one. */
export function InviteFocalPoint({ delegationId, today, locale, paper, action }: Props) {
  const say = useTranslations("focalPoints");
  const router = useRouter();
  const [proof, setProof] = useState<(SentPaper & { name: string }) | null>(null);
  const [asked, setAsked] = useState({ name: "", email: "" });
  const [appointed, setAppointed] = useState<{ code: string | null } | null>(null);
  const { submit, busy, problem } = useSubmit(action, (value) => {
    setAppointed(value);
    setProof(null);
    router.refresh();
  });
  const send = (form: FormData) => {
    setAsked({ name: String(form.get("name")), email: String(form.get("email")) });
    submit({
      delegationId,
      name: form.get("name"),
      email: form.get("email"),
      locale: form.get("locale"),
      proofReference: form.get("proofReference") || null,
      proofFileId: proof?.fileId ?? null,
      isDeputy: form.get("isDeputy") === "1",
      startsOn: form.get("startsOn"),
      endsOn: form.get("endsOn") || null,
    });
  };
  if (appointed) {
    return (
      <Card className="mt-8 space-y-4">
        {appointed.code ? (
          <InvitationCode code={appointed.code} email={asked.email} />
        ) : (
          <Notice kind="success" role="status" title={say("appointed", { name: asked.name })} />
        )}
        <Button variant="secondary" onClick={() => setAppointed(null)}>
          {say("appoint")}
        </Button>
      </Card>
    );
  }
  return (
    <Card className="mt-8">
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          send(new FormData(event.currentTarget));
        }}
      >
        <h2>{say("appoint")}</h2>
        <p className="max-w-prose text-muted">{say("appointText")}</p>
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <div className="grid gap-4 md:grid-cols-2">
          <TextField id="name" name="name" label={say("name")} error={problem?.fields.name} />
          <TextField
            id="email"
            name="email"
            type="email"
            dir="ltr"
            label={say("email")}
            error={problem?.fields.email}
          />
          <TextField
            id="proofReference"
            name="proofReference"
            label={say("proofReference")}
            hint={say("proofHint")}
            error={problem?.fields.proofReference}
          />
          <SelectField
            id="locale"
            name="locale"
            label={say("language")}
            choices={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
            defaultValue={locale}
            error={problem?.fields.locale}
          />
          <TextField
            id="startsOn"
            name="startsOn"
            type="date"
            label={say("startsOn")}
            defaultValue={today}
            error={problem?.fields.startsOn}
          />
          <TextField
            id="endsOn"
            name="endsOn"
            type="date"
            label={say("endsOn")}
            hint={say("endsHint")}
            error={problem?.fields.endsOn}
          />
        </div>
        <PaperField
          delegationId={delegationId}
          purpose="APPOINTMENT_PROOF"
          legend={say("proofFile")}
          paper={proof}
          onPaper={setProof}
          {...paper}
        />
        <Checkbox id="isDeputy" name="isDeputy" value="1" label={say("asDeputy")} />
        <Button type="submit" busy={busy}>
          {say("appointNow")}
        </Button>
      </form>
    </Card>
  );
}
