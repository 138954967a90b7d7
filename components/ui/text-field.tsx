import clsx from "clsx";
import type { InputHTMLAttributes, TextareaHTMLAttributes } from "react";
import { describedBy, Field, type FieldTexts } from "@/components/ui/field";

type InputProps = FieldTexts &
  Omit<InputHTMLAttributes<HTMLInputElement>, "id"> & { ref?: React.Ref<HTMLInputElement> };

/** One line of text. `dir="auto"` lets names of any script run in their own direction. */
export function TextField({ id, label, hint, error, optional, className, ...input }: InputProps) {
  const texts = { id, label, hint, error, optional };
  return (
    <Field {...texts}>
      <input
        dir="auto"
        type="text"
        {...input}
        {...describedBy(texts)}
        className={clsx("control", className)}
      />
    </Field>
  );
}

type AreaProps = FieldTexts &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id"> & { ref?: React.Ref<HTMLTextAreaElement> };

/** Several lines of text. */
export function TextArea({ id, label, hint, error, optional, className, rows = 4, ...input }: AreaProps) {
  const texts = { id, label, hint, error, optional };
  return (
    <Field {...texts}>
      <textarea
        dir="auto"
        rows={rows}
        {...input}
        {...describedBy(texts)}
        className={clsx("control", className)}
      />
    </Field>
  );
}
