"use client";

import { useTranslations } from "next-intl";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { NewBodyFields } from "@/components/no-objection/new-body-fields";
import { StatementFields } from "@/components/no-objection/statement-fields";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n/config";
import { useRouter } from "@/lib/i18n/navigation";

type Props = { conferenceId: string; email: string; locale: string; action: Action<undefined> };

/** The form of an organization that applies by itself, under the address it has proved. */
export function ApplyForm({ conferenceId, email, locale, action }: Props) {
  const say = useTranslations("application");
  const router = useRouter();
  const { submit, busy, problem } = useSubmit(action, () => router.refresh());
  const errors = problem?.fields ?? {};
  const send = (form: FormData) => {
    const text = (name: string) => form.get(name);
    submit({
      conferenceId,
      name: text("name"),
      acronym: text("acronym"),
      type: text("type"),
      contactName: text("contactName"),
      language: text("language"),
      purpose: text("purpose"),
      competence: text("competence"),
      relevance: text("relevance"),
    });
  };
  return (
    <form
      noValidate
      className="mt-6 space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <p className="text-muted">
        {say("apply.under")} <bdi>{email}</bdi>
      </p>
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      <NewBodyFields errors={errors} />
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          id="contactName"
          name="contactName"
          autoComplete="name"
          label={say("contactName")}
          error={errors.contactName}
        />
        <SelectField
          id="language"
          name="language"
          label={say("language")}
          choices={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          defaultValue={locale}
          error={errors.language}
        />
      </div>
      <StatementFields errors={errors} />
      <Button type="submit" busy={busy} className="w-full sm:w-auto">
        {say("apply.send")}
      </Button>
    </form>
  );
}
