import type { InputHTMLAttributes, ReactNode } from "react";
import { describedBy, FieldError } from "@/components/ui/field";

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "type"> & {
  id: string;
  label: ReactNode;
  hint?: string;
  error?: string;
  type?: "checkbox" | "radio";
  ref?: React.Ref<HTMLInputElement>;
};

/** A box or radio with its whole line as target, at least 44 pixels high. */
export function Checkbox({ id, label, hint, error, type = "checkbox", ...input }: Props) {
  return (
    <div>
      <label htmlFor={id} className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
        <input
          {...input}
          {...describedBy({ id, label: "", hint, error })}
          type={type}
          className="mt-0.5 size-5 shrink-0 accent-action"
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={`${id}-hint`} className="ms-8 text-sm text-muted">
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
    </div>
  );
}
