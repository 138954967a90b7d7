"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { DelegationTerms, TermLimit } from "@/lib/delegates/queries/delegation-terms";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n/config";
import { useRouter } from "@/lib/i18n/navigation";

type Props = {
  terms: DelegationTerms;
  action: Action<{ version: number; filled: number }>;
};

const KINDS = ["CATEGORY", "ZONE", "SECONDARY_CARD"] as const;
const keyOf = ({ kind, id }: TermLimit) => `${kind}-${id}`;

function limitInput({ kind, id }: TermLimit, places: number) {
  return kind === "CATEGORY" ? { kind, categoryId: id, places } : { kind, zoneId: id, places };
}

/** Places in all and within them, the date, the language and the address of a delegation. */
export function TermsForm({ terms, action }: Props) {
  const say = useTranslations("terms");
  const delegation = useTranslations("delegation");
  const router = useRouter();
  const [places, setPlaces] = useState(() =>
    Object.fromEntries(terms.limits.map((limit) => [keyOf(limit), limit.places?.toString() ?? ""])),
  );
  const [quota, setQuota] = useState(String(terms.quota));
  const [filled, setFilled] = useState<number | null>(null);
  const { submit, busy, problem } = useSubmit(action, (value) => {
    setFilled(value.filled);
    router.refresh();
  });
  const send = (form: FormData) =>
    submit({
      delegationId: terms.delegation.id,
      version: terms.version,
      quota: quota === "" ? null : Number(quota),
      deadlineOn: form.get("deadlineOn") || null,
      language: form.get("language"),
      contactEmail: form.get("contactEmail") || null,
      limits: terms.limits.flatMap((limit) => {
        const typed = places[keyOf(limit)] ?? "";
        return typed === "" ? [] : [limitInput(limit, Number(typed))];
      }),
    });
  const saidOf = (used: number | null, typed: string) =>
    used === null ? undefined : say(typed !== "" && Number(typed) < used ? "below" : "used", { used });
  return (
    <form
      noValidate
      className="mt-6 space-y-8"
      onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <TextField
          id="quota"
          type="number"
          inputMode="numeric"
          min={0}
          label={say("quota")}
          hint={saidOf(terms.used, quota)}
          error={problem?.fields.quota}
          value={quota}
          onChange={(event) => setQuota(event.target.value)}
        />
        <TextField
          id="deadlineOn"
          name="deadlineOn"
          type="date"
          label={say("deadline")}
          hint={say("deadlineHint")}
          defaultValue={terms.deadlineOn ?? ""}
          error={problem?.fields.deadlineOn}
        />
        <SelectField
          id="language"
          name="language"
          label={say("language")}
          choices={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          defaultValue={terms.language}
          error={problem?.fields.language}
        />
        <TextField
          id="contactEmail"
          name="contactEmail"
          type="email"
          dir="ltr"
          label={say("contact")}
          defaultValue={terms.contactEmail ?? ""}
          error={problem?.fields.contactEmail}
        />
      </div>
      {KINDS.map((kind) => (
        <fieldset key={kind}>
          <legend className="text-lg font-semibold">{say(`limits.${kind}`)}</legend>
          <p className="mb-3 text-sm text-muted">
            {say(kind === "SECONDARY_CARD" ? "cardsHint" : "limitsHint")}
          </p>
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
            {terms.limits
              .filter((limit) => limit.kind === kind)
              .map((limit) => {
                const key = keyOf(limit);
                return (
                  <TextField
                    key={key}
                    id={key}
                    type="number"
                    inputMode="numeric"
                    min={0}
                    label={limit.name}
                    hint={saidOf(limit.used, places[key] ?? "")}
                    value={places[key] ?? ""}
                    onChange={(event) => setPlaces({ ...places, [key]: event.target.value })}
                  />
                );
              })}
          </div>
        </fieldset>
      ))}
      {problem && <Notice kind="danger" role="alert" title={problem.text} />}
      {filled !== null && <Notice kind="success" role="status" title={say("saved", { count: filled })} />}
      {terms.used > terms.quota && <Notice kind="warning" title={delegation("over")} />}
      <Button type="submit" busy={busy}>
        {say("save")}
      </Button>
    </form>
  );
}
