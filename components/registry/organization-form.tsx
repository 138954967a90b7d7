"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type Choice, SelectField } from "@/components/ui/select-field";
import { TextArea, TextField } from "@/components/ui/text-field";
import { ORGANIZATION_TYPES } from "@/lib/conferences/schema";
import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/i18n/config";
import { useRouter } from "@/lib/i18n/navigation";

export type OrganizationFormValues = {
  code: string;
  type: string;
  names: Partial<Record<Locale, string>>;
  acronyms: Partial<Record<Locale, string>>;
  countryIso3: string | null;
  aliases: string[];
  parentId: string | null;
};

type Props = {
  values: OrganizationFormValues;
  /** The entry that is changed; undefined for a new one. */
  entry?: { organizationId: string; version: number };
  types: Choice[];
  countries: Choice[];
  parents: Choice[];
  action: Action<unknown>;
};

/** An organization as the registry knows it; the same fields for a new entry and for a change. */
export function OrganizationForm({ values, entry, types, countries, parents, action }: Props) {
  const say = useTranslations("registry.form");
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const { submit, busy, problem } = useSubmit(action, (value) => {
    const id = (value as { id?: string }).id;
    if (id) router.push(`/organizations/${id}`);
    else setSaved(true);
    router.refresh();
  });
  const send = (form: FormData) => {
    setSaved(false);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const acronyms = LOCALES.map((locale) => [locale, text(`acronym.${locale}`)] as const);
    submit({
      ...entry,
      code: text("code").toUpperCase(),
      type: text("type"),
      name: Object.fromEntries(LOCALES.map((locale) => [locale, text(`name.${locale}`)])),
      acronym: Object.fromEntries(acronyms.filter(([, word]) => word !== "")),
      countryIso3: text("countryIso3") || null,
      aliases: text("aliases")
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
      parentId: text("parentId") || null,
    });
  };
  const errorOf = (path: string) =>
    problem?.fields[path] ??
    Object.entries(problem?.fields ?? {}).find(([field]) => field.startsWith(`${path}.`))?.[1];
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      {saved && <Notice kind="success" role="status" title={say("saved")} />}
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          id="code"
          name="code"
          dir="ltr"
          label={say("code")}
          hint={say("codeHint")}
          defaultValue={values.code}
          error={errorOf("code")}
        />
        <SelectField
          id="type"
          name="type"
          label={say("type")}
          choices={types}
          defaultValue={values.type || ORGANIZATION_TYPES[0]}
          error={errorOf("type")}
        />
        <SelectField
          id="countryIso3"
          name="countryIso3"
          label={say("country")}
          hint={say("countryHint")}
          prompt={say("noCountry")}
          choices={countries}
          defaultValue={values.countryIso3 ?? ""}
          error={errorOf("countryIso3")}
        />
        <SelectField
          id="parentId"
          name="parentId"
          label={say("parent")}
          prompt={say("noParent")}
          choices={parents}
          defaultValue={values.parentId ?? ""}
          error={errorOf("parentId")}
        />
      </div>
      <fieldset className="space-y-3">
        <legend className="font-semibold">{say("names")}</legend>
        <p className="text-sm text-muted">{say("namesHint")}</p>
        {LOCALES.map((locale) => (
          <div key={locale} className="grid gap-3 sm:grid-cols-[1fr_10rem]">
            <TextField
              id={`name-${locale}`}
              name={`name.${locale}`}
              lang={locale}
              label={say("nameIn", { language: LOCALE_NAMES[locale] })}
              defaultValue={values.names[locale] ?? ""}
              error={errorOf(`name.${locale}`)}
            />
            <TextField
              id={`acronym-${locale}`}
              name={`acronym.${locale}`}
              lang={locale}
              label={say("acronymIn", { language: LOCALE_NAMES[locale] })}
              defaultValue={values.acronyms[locale] ?? ""}
              error={errorOf(`acronym.${locale}`)}
            />
          </div>
        ))}
      </fieldset>
      <TextArea
        id="aliases"
        name="aliases"
        rows={5}
        label={say("aliases")}
        hint={say("aliasesHint")}
        defaultValue={values.aliases.join("\n")}
        error={errorOf("aliases")}
      />
      <Button type="submit" busy={busy}>
        {say(entry ? "save" : "add")}
      </Button>
    </form>
  );
}
