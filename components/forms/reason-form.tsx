"use client";

import { type ReactNode, useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button, type ButtonVariant } from "@/components/ui/button";
import type { FieldTexts } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextArea, TextField } from "@/components/ui/text-field";
import { useRouter } from "@/lib/i18n/navigation";

export type ReasonField = Omit<FieldTexts, "error"> & {
  /** Under which the input of the action has it. */
  name: string;
  /** Several lines, this many shown; one line without it. */
  rows?: number;
  type?: "date";
  dir?: "ltr";
};

type Props<Output> = {
  /** What the act is done to, sent along unchanged. */
  subject: Readonly<Record<string, string | number>>;
  /** The reason, and seldom something beside it. */
  fields: readonly [ReasonField, ...ReasonField[]];
  button: ReactNode;
  variant?: ButtonVariant;
  action: Action<Output>;
  /** Where the act leads; else the page is drawn anew. */
  onDone?: (value: Output) => void;
  /** What the act means, above the fields. */
  children?: ReactNode;
};

/**
 * An act that needs its reason and a click. What was typed stays until the act went through; what is wrong stands beside
 * the field.
 */
export function ReasonForm<Output>({
  subject,
  fields,
  button,
  variant,
  action,
  onDone,
  children,
}: Props<Output>) {
  const router = useRouter();
  const empty = Object.fromEntries(fields.map(({ name }) => [name, ""]));
  const [texts, setTexts] = useState(empty);
  const { submit, busy, problem } = useSubmit(action, (value) => {
    setTexts(empty);
    if (onDone) onDone(value);
    else router.refresh();
  });
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit({ ...subject, ...texts });
      }}
    >
      {children}
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      {fields.map(({ name, rows, type, dir, ...field }) => {
        const control = {
          ...field,
          error: problem?.fields[name],
          value: texts[name],
          onChange: ({ target }: { target: { value: string } }) =>
            setTexts({ ...texts, [name]: target.value }),
          ...(dir && { dir }),
        };
        return rows ? (
          <TextArea key={name} {...control} rows={rows} />
        ) : (
          <TextField key={name} {...control} {...(type && { type })} />
        );
      })}
      <Button type="submit" variant={variant} busy={busy}>
        {button}
      </Button>
    </form>
  );
}
