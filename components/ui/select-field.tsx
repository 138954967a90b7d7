import type { SelectHTMLAttributes } from "react";
import { describedBy, Field, type FieldTexts } from "@/components/ui/field";

export type Choice = { value: string; label: string };

type Props = FieldTexts &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, "id"> & {
    choices: readonly Choice[];
    /** First, empty entry; left out where something is always chosen. */
    prompt?: string;
    ref?: React.Ref<HTMLSelectElement>;
  };

/** A native list of choices: the phone's own picker, searchable by typing. */
export function SelectField({ id, label, hint, error, optional, choices, prompt, ...select }: Props) {
  const texts = { id, label, hint, error, optional };
  return (
    <Field {...texts}>
      <select {...select} {...describedBy(texts)} className="control">
        {prompt !== undefined && <option value="">{prompt}</option>}
        {choices.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}
