"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PaperActions } from "@/components/forms/use-paper";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { PaperField } from "@/components/nominations/paper-field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextArea, TextField } from "@/components/ui/text-field";
import type { SentPaper } from "@/lib/documents/schema";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  body: { id: string; version: number; name: string };
  states: readonly Choice[];
  /** The present day and time at the venue. */
  now: { day: string; time: string };
  city: string;
  action: Action<{ version: number }>;
  paper: PaperActions;
};

/** Records which State objects to a body, when it came and why. */
export function ObjectionForm({ body, states, now, city, action, paper }: Props) {
  const say = useTranslations("circulations");
  const router = useRouter();
  const [scan, setScan] = useState<(SentPaper & { name: string }) | null>(null);
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  const id = (field: string) => `${field}-${body.id}`;
  const send = (form: FormData) =>
    submit({
      delegationId: body.id,
      version: body.version,
      organizationId: form.get("organizationId"),
      reason: form.get("reason"),
      reference: form.get("reference"),
      fileId: scan?.fileId ?? null,
      receivedOn: form.get("receivedOn"),
      receivedAt: form.get("receivedAt"),
    });
  return (
    <details className="mt-2">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-action underline">
        {say("objection.add")}
        <span className="sr-only"> {body.name}</span>
      </summary>
      <form
        noValidate
        className="mt-2 space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          send(new FormData(event.currentTarget));
        }}
      >
        <p className="max-w-prose text-muted">{say("objection.rule")}</p>
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <SelectField
            id={id("organizationId")}
            name="organizationId"
            label={say("objection.state")}
            prompt={say("objection.choose")}
            choices={states}
            error={problem?.fields.organizationId}
          />
          <TextField
            id={id("receivedOn")}
            name="receivedOn"
            type="date"
            label={say("objection.receivedOn")}
            defaultValue={now.day}
            error={problem?.fields.receivedOn}
          />
          <TextField
            id={id("receivedAt")}
            name="receivedAt"
            type="time"
            label={say("objection.receivedAt", { city })}
            defaultValue={now.time}
            error={problem?.fields.receivedAt}
          />
          <TextField
            id={id("reference")}
            name="reference"
            label={say("objection.reference")}
            optional={say("optional")}
            error={problem?.fields.reference}
          />
        </div>
        <TextArea
          id={id("reason")}
          name="reason"
          rows={3}
          label={say("objection.reason")}
          error={problem?.fields.reason}
        />
        <PaperField
          delegationId={body.id}
          purpose="OBJECTION"
          legend={say("objection.scan")}
          paper={scan}
          onPaper={setScan}
          {...paper}
        />
        <Button type="submit" busy={busy}>
          {say("objection.save")}
          <span className="sr-only"> {body.name}</span>
        </Button>
      </form>
    </details>
  );
}
