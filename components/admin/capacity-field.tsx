"use client";

import { useTranslations } from "next-intl";
import { TextField } from "@/components/ui/text-field";
import { MAX_CAPACITY } from "@/lib/conferences/schema";

type Props = {
  id: string;
  label: string;
  hint?: string;
  error?: string;
  /** null: no limit. */
  value: number | null;
  onChange: (value: number | null) => void;
};

/** How many people; empty means without a limit. */
export function CapacityField({ value, onChange, hint, ...texts }: Props) {
  const say = useTranslations("categories");
  return (
    <TextField
      {...texts}
      hint={hint ?? say("capacityHint")}
      optional={say("noLimit")}
      type="number"
      inputMode="numeric"
      min={1}
      max={MAX_CAPACITY}
      className="max-w-40"
      value={value ?? ""}
      onChange={({ target }) => onChange(target.value === "" ? null : target.valueAsNumber || 0)}
    />
  );
}
