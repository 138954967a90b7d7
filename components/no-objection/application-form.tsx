"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { NewBodyFields } from "@/components/no-objection/new-body-fields";
import { StatementFields } from "@/components/no-objection/statement-fields";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n/config";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  conferenceId: string;
  bodies: readonly Choice[];
  locale: string;
  action: Action<{ id: string }>;
};

const NEW = "new";

/** What a body without standing wrote, entered by an officer. */
export function ApplicationForm({ conferenceId, bodies, locale, action }: Props) {
  const say = useTranslations("application");
  const router = useRouter();
  const [chosen, setChosen] = useState("");
  const { submit, busy, problem } = useSubmit(action, ({ id }) => router.push(`/delegations/${id}/state`));
  // Errors of the body come under its own path.
  const errors = Object.fromEntries(
    Object.entries(problem?.fields ?? {}).map(([path, text]) => [path.replace(/^body\./, ""), text]),
  );
  const send = (form: FormData) => {
    const text = (name: string) => form.get(name);
    submit({
      conferenceId,
      body:
        chosen === NEW
          ? { name: text("name"), acronym: text("acronym"), type: text("type") }
          : { organizationId: chosen },
      contactName: text("contactName"),
      contactEmail: text("contactEmail"),
      language: text("language"),
      quota: Number(text("quota")),
      purpose: text("purpose"),
      competence: text("competence"),
      relevance: text("relevance"),
    });
  };
  return (
    <form
      noValidate
      className="mt-6 max-w-4xl space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <SelectField
        id="organizationId"
        label={say("body")}
        hint={say("bodyHint")}
        prompt={say("choose")}
        choices={[{ value: NEW, label: say("notInRegistry") }, ...bodies]}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        error={errors.organizationId ?? errors.body}
      />
      {chosen === NEW && <NewBodyFields errors={errors} />}
      <div className="grid gap-4 md:grid-cols-2 lg:grid-cols-4">
        <TextField
          id="contactName"
          name="contactName"
          label={say("contactName")}
          error={errors.contactName}
        />
        <TextField
          id="contactEmail"
          name="contactEmail"
          type="email"
          dir="ltr"
          label={say("contactEmail")}
          error={errors.contactEmail}
        />
        <SelectField
          id="language"
          name="language"
          label={say("language")}
          choices={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          defaultValue={locale}
          error={errors.language}
        />
        <TextField
          id="quota"
          name="quota"
          type="number"
          inputMode="numeric"
          min={1}
          label={say("quota")}
          defaultValue="2"
          error={errors.quota}
        />
      </div>
      <StatementFields errors={errors} />
      <Button type="submit" busy={busy}>
        {say("save")}
      </Button>
    </form>
  );
}
