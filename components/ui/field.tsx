import type { ReactNode } from "react";

export type FieldTexts = {
  /** Id of the control; hint and error ids derive from it. */
  id: string;
  label: string;
  hint?: string;
  /** Ready text of what is wrong, in the person's language. */
  error?: string;
  /** Shown beside the label of fields that may stay empty. */
  optional?: string;
};

/** Attributes that tie a control to its hint and error for assistive technology. */
export function describedBy({ id, hint, error }: FieldTexts) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { id, "aria-describedby": ids || undefined, "aria-invalid": error ? true : undefined };
}

/** What is wrong with a field, in words, beside it. */
export function FieldError({ id, error }: { id: string; error?: string }) {
  return (
    <p id={`${id}-error`} className="mt-1 font-semibold text-red" hidden={!error}>
      {error}
    </p>
  );
}

/** Label, hint, control, error: in this order, tied together. */
export function Field({ children, ...texts }: FieldTexts & { children: ReactNode }) {
  const { id, label, hint, error, optional } = texts;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
        {optional && <span className="ms-2 font-normal text-muted">{optional}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="mb-1 text-sm text-muted">
          {hint}
        </p>
      )}
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}
