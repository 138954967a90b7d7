import { useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import type { Problem } from "@/components/forms/use-submit";

/** Texts by which a delegation names a person; each is a label in the namespace `delegation`. */
type TextName = "familyName" | "givenNames" | "functionalTitle" | "email";

/**
 * Keeps the named texts of a form.
 * @param scope tells the fields of several forms on one page apart
 * @returns what was typed, and the properties of each field
 */
export function usePersonTexts<Name extends TextName>(scope: string, names: readonly Name[]) {
  const say = useTranslations("delegation");
  const [texts, setTexts] = useState(
    () => Object.fromEntries(names.map((name) => [name, ""])) as Record<Name, string>,
  );
  const input = (name: Name, problem: Problem | null) => ({
    id: `${name}-${scope}`,
    label: say(name as TextName),
    error: problem?.fields[name],
    value: texts[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) =>
      setTexts((before) => ({ ...before, [name]: event.target.value })),
  });
  return { texts, input };
}
