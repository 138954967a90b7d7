"use client";

import type { UseFormRegister } from "react-hook-form";
import type { FieldConfig, FormValues } from "@/components/registration/field-config";
import { Checkbox } from "@/components/ui/checkbox";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { SelectField } from "@/components/ui/select-field";
import { TextArea, TextField } from "@/components/ui/text-field";

type Props = { field: FieldConfig; error?: string; register: UseFormRegister<FormValues>; second: string };

const INPUT_TYPE = { text: "text", email: "email", tel: "tel", date: "date" } as const;

/** One field, marked where an officer asked to mend it. */
export function StepField(props: Props) {
  const { flagged } = props.field;
  if (!flagged) return <Control {...props} />;
  return (
    <div className="rounded-md border-s-4 border-amber bg-amber-wash p-3">
      <p className="mb-2 font-semibold text-amber">{flagged}</p>
      <Control {...props} />
    </div>
  );
}

function Control({ field, error, register, second }: Props) {
  const { name, kind, label, hint, optional, choices = [], prompt, autoComplete, latin } = field;
  const texts = { id: name, label, hint, optional, error };
  switch (kind) {
    case "select":
      return <SelectField {...texts} choices={choices} prompt={prompt} {...register(name)} />;
    case "countries":
      return (
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField {...texts} choices={choices} prompt={prompt} {...register(`${name}.0`)} />
          <SelectField
            id={`${name}-2`}
            label={second}
            optional={optional}
            choices={choices}
            prompt=""
            {...register(`${name}.1`)}
          />
        </div>
      );
    case "flag":
      return <Checkbox id={name} label={label} hint={hint} error={error} {...register(name)} />;
    case "boxes":
    case "yesNo":
      return (
        <ChoiceGroup id={name} legend={label} hint={hint} error={error}>
          <div className="grid gap-x-6 sm:grid-cols-2">
            {choices.map((choice) => (
              <Checkbox
                key={choice.value}
                id={`${name}-${choice.value}`}
                type={kind === "boxes" ? "checkbox" : "radio"}
                value={choice.value}
                label={choice.label}
                {...register(name)}
              />
            ))}
          </div>
        </ChoiceGroup>
      );
    case "prose":
      return <TextArea {...texts} {...register(name)} />;
    default:
      return (
        <TextField
          {...texts}
          type={INPUT_TYPE[kind]}
          autoComplete={autoComplete ?? "off"}
          {...(latin ? { dir: "ltr" } : {})}
          {...register(name)}
        />
      );
  }
}
