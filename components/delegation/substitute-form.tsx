"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  delegateId: string;
  version: number;
  name: string;
  requestKey: string;
  action: Action<{ id: string }>;
};

const EMPTY = { familyName: "", givenNames: "", functionalTitle: "" };

/** Names somebody in this person's place, and goes on to the replacement's form. */
export function SubstituteForm({ delegateId, version, name, requestKey, action }: Props) {
  const say = useTranslations("delegation");
  const router = useRouter();
  const [fields, setFields] = useState(EMPTY);
  const { submit, busy, problem } = useSubmit(action, ({ id }) =>
    router.push(`/registrations/${id}/identity`),
  );
  const input = (field: keyof typeof EMPTY) => ({
    id: `${field}-${delegateId}`,
    label: say(field),
    error: problem?.fields[field],
    value: fields[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setFields((before) => ({ ...before, [field]: event.target.value })),
  });
  return (
    <details className="mt-3">
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-muted underline">
        {say("substitute")}
        <span className="sr-only"> {name}</span>
      </summary>
      <form
        noValidate
        className="mt-2 max-w-prose space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit({ delegateId, version, requestKey, ...fields });
        }}
      >
        <p>{say("substituteText")}</p>
        {problem && <Notice kind="danger" role="alert" title={problem.text} />}
        <TextField {...input("familyName")} />
        <TextField {...input("givenNames")} optional={say("optional")} />
        <TextField {...input("functionalTitle")} optional={say("optional")} />
        <Button type="submit" busy={busy}>
          {say("substituteNow")}
        </Button>
      </form>
    </details>
  );
}
