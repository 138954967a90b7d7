import type { Choice } from "@/components/ui/select-field";

/** How one field of a step is asked; built on the server in the person's language. */
export type FieldConfig = {
  name: string;
  kind: "text" | "email" | "tel" | "date" | "select" | "countries" | "flag" | "boxes" | "yesNo" | "prose";
  label: string;
  hint?: string;
  optional?: string;
  choices?: readonly Choice[];
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

/** The reverse: what the step's schema takes. */
export function fromForm(fields: readonly FieldConfig[], values: FormValues): FormValues {
  return Object.fromEntries(
    fields.map(({ name, kind }) => {
      const value = values[name];
      if (kind === "countries") return [name, (value as string[]).filter(Boolean)];
      if (kind === "boxes") return [name, Array.isArray(value) ? value : []];
      if (kind === "yesNo") return [name, value === "yes" ? true : value === "no" ? false : null];
      return [name, value];
    }),
  );
}
