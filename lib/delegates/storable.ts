import type { FormStep } from "@/lib/delegates/schema/steps";

type Values = Record<string, unknown>;

/** The tag of a name whose language was not chosen yet (BCP 47, undetermined). */
export const UNDETERMINED = "und";

/** Fields that the database takes together only, and when it refuses them. */
const TOGETHER: { [Step in FormStep]?: { fields: readonly string[]; refuses: (whole: Values) => boolean } } =
  {
    identity: {
      fields: ["isMononym", "givenNames"],
      refuses: ({ isMononym, givenNames }) => isMononym === true && typeof givenNames === "string",
    },
    document: {
      fields: ["issuedOn", "expiresOn"],
      refuses: ({ issuedOn, expiresOn }) =>
        typeof issuedOn === "string" && typeof expiresOn === "string" && issuedOn >= expiresOn,
    },
  };

/**
 * What of a half-filled step may be stored: a draft may be incomplete, but not against the constraints of the
 * database. Fields left out stay on the person's screen with their problem.
 * @param before what is stored
 * @param values what was sent and is right by itself
 */
export function storableValues(step: FormStep, before: Values, values: Values): Values {
  const whole = { ...before, ...values };
  const pair = TOGETHER[step];
  const kept = { ...values };
  if (pair?.refuses(whole)) for (const field of pair.fields) delete kept[field];
  if (step === "identity" && whole.nativeName && !whole.nativeLanguage) kept.nativeLanguage = UNDETERMINED;
  return kept;
}

/** The fields that differ from what is stored; a save without any writes nothing. */
export function changedValues(before: Values, values: Values): Values {
  const differs = ([field, value]: [string, unknown]) =>
    JSON.stringify(before[field] ?? null) !== JSON.stringify(value ?? null);
  return Object.fromEntries(Object.entries(values).filter(differs));
}
