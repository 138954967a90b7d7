import type { Prisma } from "@/lib/db/generated/client";
import type { StepValues } from "@/lib/delegates/schema/steps";

/** A plain date as a column; undefined leaves the column as it is. */
export function dateColumn(value: string | null | undefined): Date | null | undefined {
  return typeof value === "string" ? new Date(value) : value;
}

/** Columns of Person for the identity step; fields that were not sent stay as they are. */
export function personColumns(values: Partial<StepValues["identity"]>): Prisma.PersonUncheckedUpdateInput {
  const { salutation: _salutation, birthDate, ...rest } = values;
  return { ...rest, birthDate: dateColumn(birthDate) };
}

/** Columns of Delegate for the steps that are kept there. */
export function delegateColumns(
  step: "representation" | "identity" | "function" | "contact",
  values: Record<string, unknown>,
): Prisma.DelegateUncheckedUpdateManyInput {
  switch (step) {
    case "representation":
    case "function":
      return values;
    case "identity":
      return Object.hasOwn(values, "salutation") ? { salutation: values.salutation as string | null } : {};
    case "contact": {
      const { arrivalOn, departureOn, ...rest } = values as Partial<StepValues["contact"]>;
      return { ...rest, arrivalOn: dateColumn(arrivalOn), departureOn: dateColumn(departureOn) };
    }
  }
}
