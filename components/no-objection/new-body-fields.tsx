"use client";

import { useTranslations } from "next-intl";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { APPLICANT_TYPES } from "@/lib/organizations/no-objection/schema";

/** Name, short name and kind of a body that is not in the registry. */
export function NewBodyFields({ errors }: { errors: Record<string, string> }) {
  const say = useTranslations("application");
  const types = useTranslations("overview.types");
  return (
    <div className="grid gap-4 md:grid-cols-3">
      <TextField id="name" name="name" label={say("name")} error={errors.name} />
      <TextField
        id="acronym"
        name="acronym"
        label={say("acronym")}
        optional={say("optional")}
        error={errors.acronym}
      />
      <SelectField
        id="type"
        name="type"
        label={say("type")}
        choices={APPLICANT_TYPES.map((value) => ({ value, label: types(value) }))}
        error={errors.type}
      />
    </div>
  );
}
