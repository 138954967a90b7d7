"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";

export type SimpleField = {
  name: string;
  /** Key of its label and hint where it is not the name. */
  text?: string;
  type: "email" | "password" | "text";
  autoComplete: string;
  hint?: boolean;
  inputMode?: "numeric" | "email";
};

type Props<Output> = {
  /** Key under the namespace `identity` that holds the labels: label.<name>, hint.<name>, and `submit`. */
  form: string;
  fields: SimpleField[];
  /** Sent along unchanged. */
  extra?: Record<string, string>;
  action: Action<Output>;
  onDone: (value: Output) => void;
};

/** A short form of the identity pages: labelled fields, one button, errors in words; passwords are never echoed. */
export function SimpleForm<Output>({ form, fields, extra = {}, action, onDone }: Props<Output>) {
  const say = useTranslations("identity");
  const text = (key: string) => say(key as never);
  const { submit, busy, problem } = useSubmit(action, onDone);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    submit({
      ...extra,
      ...Object.fromEntries(fields.map(({ name }) => [name, String(data.get(name) ?? "")])),
    });
  };
  return (
    <form noValidate onSubmit={send} className="max-w-md space-y-4">
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      {fields.map(({ name, text: key = name, type, autoComplete, hint, inputMode }) => (
        <TextField
          key={name}
          id={name}
          name={name}
          type={type}
          dir="ltr"
          autoComplete={autoComplete}
          inputMode={inputMode}
          label={text(`label.${key}`)}
          hint={hint ? text(`hint.${key}`) : undefined}
          error={problem?.fields[name]}
        />
      ))}
      <Button type="submit" busy={busy} className="w-full sm:w-auto">
        {text(`${form}.submit`)}
      </Button>
    </form>
  );
}
