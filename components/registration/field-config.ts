import type { BandCategory } from "@/components/registration/badge-band";
import type { Choice } from "@/components/ui/select-field";

/** A choice that may be open only beside certain values of another field, or stand for a category of the badge. */
export type FieldChoice = Choice & {
  besides?: { field: string; values: readonly string[] };
  band?: BandCategory;
};

/** How one field of a step is asked; built on the server in the person's language. */
export type FieldConfig = {
  name: string;
  kind: "text" | "email" | "tel" | "date" | "select" | "countries" | "flag" | "boxes" | "yesNo" | "prose";
  label: string;
  hint?: string;
  optional?: string;
  choices?: readonly FieldChoice[];
  /** What the label says to a person with one name; without it the field is left out for them. */
  oneNameLabel?: string;
  prompt?: string;
  autoComplete?: string;
  /** The field is in Latin, digits or an address whatever the page's direction. */
  latin?: boolean;
  /** An officer asked to mend this: what was said. */
  flagged?: string;
};

export type FormValues = Record<string, unknown>;

/** What a browser form can show: nothing is undefined or null, except an unanswered yes or no. */
export function toForm(fields: readonly FieldConfig[], values: FormValues): FormValues {
  return Object.fromEntries(
    fields.map(({ name, kind }) => {
      const value = values[name];
      if (kind === "countries")
        return [name, [0, 1].map((place) => (value as string[] | undefined)?.[place] ?? "")];
      if (kind === "boxes") return [name, (value as string[] | undefined) ?? []];
      if (kind === "flag") return [name, value === true];
      if (kind === "yesNo") return [name, value === true ? "yes" : value === false ? "no" : ""];
      return [name, value ?? ""];
    }),
  );
}

/** The reverse: what the step's schema takes. A person with one name has no given names, whatever stands in the box. */
export function fromForm(fields: readonly FieldConfig[], values: FormValues): FormValues {
  return Object.fromEntries(
    fields.map(({ name, kind }) => {
      const value = values[name];
      if (kind === "countries") return [name, (value as string[]).filter(Boolean)];
      if (kind === "boxes") return [name, Array.isArray(value) ? value : []];
      if (kind === "yesNo") return [name, value === "yes" ? true : value === "no" ? false : null];
      if (name === "givenNames" && values.isMononym === true) return [name, ""];
      return [name, value];
    }),
  );
}

/** The fields as they are asked beside what stands in the form now: choices that fit, one name or two. */
export function fieldsBeside(fields: readonly FieldConfig[], values: FormValues): FieldConfig[] {
  const fits = ({ besides }: FieldChoice) =>
    !besides || !values[besides.field] || besides.values.includes(String(values[besides.field]));
  return fields
    .filter(({ name }) => name !== "givenNames" || values.isMononym !== true)
    .map((field) => ({
      ...field,
      ...(field.choices ? { choices: field.choices.filter(fits) } : {}),
      ...(field.oneNameLabel && values.isMononym === true ? { label: field.oneNameLabel } : {}),
    }));
}
