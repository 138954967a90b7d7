"use client";

import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  importId: string;
  rowNumber: number;
  selected: boolean;
  label: string;
  action: Action<unknown>;
};

/** The box that says whether a row is to be written; what it says is kept at once. */
export function RowChoice({ importId, rowNumber, selected, label, action }: Props) {
  const router = useRouter();
  const [checked, setChecked] = useState(selected);
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  return (
    <>
      <label className="flex min-h-11 min-w-11 cursor-pointer items-center justify-center">
        <span className="sr-only">{label}</span>
        <input
          type="checkbox"
          className="size-5 accent-action"
          checked={problem ? selected : checked}
          disabled={busy}
          onChange={(event) => {
            setChecked(event.target.checked);
            submit({ importId, rows: [rowNumber], selected: event.target.checked });
          }}
        />
      </label>
      {problem && (
        <p role="alert" className="text-sm font-semibold text-red">
          {problem.text}
        </p>
      )}
    </>
  );
}
