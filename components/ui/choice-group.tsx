import type { ReactNode } from "react";

type Props = { id: string; legend: string; hint?: string; error?: string; children: ReactNode };

/** Boxes or radios that answer one question, read out with it. */
export function ChoiceGroup({ id, legend, hint, error, children }: Props) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset id={id} aria-describedby={ids || undefined} tabIndex={-1}>
      <legend className="mb-1 font-semibold">{legend}</legend>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {children}
      <p id={`${id}-error`} className="mt-1 font-semibold text-red" hidden={!error}>
        {error}
      </p>
    </fieldset>
  );
}
