import type { Refusal } from "@/lib/errors";

/** Why a row was not done, as it is kept: a key of the namespace `errors` and what goes into it. */
export type RowReason = { reason: string; reasonValues: Record<string, string | number> };

/** A refusal as the reason of a row. Of unfit fields the first is told, by its key of the namespace `validation`. */
export function rowReasonOf({ message, values = {}, fields = {} }: Refusal): RowReason {
  const [field] = Object.values(fields);
  return { reason: message, reasonValues: field ? { ...values, field } : { ...values } };
}

type Say = (key: string, values?: Record<string, string | number>) => string;

/** A kept reason in words. */
export function sayReason(
  { reason, reasonValues }: { reason: string; reasonValues: unknown },
  say: { errors: Say; validation: Say },
): string {
  const values = (reasonValues ?? {}) as Record<string, string | number>;
  const { field } = values;
  return typeof field === "string" ? say.validation(field) : say.errors(reason, values);
}
