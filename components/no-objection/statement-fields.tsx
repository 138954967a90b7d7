"use client";

import { useTranslations } from "next-intl";
import { TextArea } from "@/components/ui/text-field";

const STATEMENTS = ["purpose", "competence", "relevance"] as const;

/** What every applicant states, with what a good statement says. */
export function StatementFields({ errors }: { errors: Record<string, string> }) {
  const say = useTranslations("application");
  return (
    <>
      {STATEMENTS.map((name) => (
        <TextArea
          key={name}
          id={name}
          name={name}
          label={say(name)}
          hint={say(`${name}Hint`)}
          maxLength={1500}
          error={errors[name]}
        />
      ))}
    </>
  );
}
