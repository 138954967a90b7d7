"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { type Action, useSubmit } from "@/components/forms/use-submit";
import type { CurrentPhoto } from "@/components/photo/chosen-photo";
import { PhotoField } from "@/components/photo/photo-field";
import {
  type FieldConfig,
  type FormValues,
  fieldsBeside,
  fromForm,
  toForm,
} from "@/components/registration/field-config";
import { StepField } from "@/components/registration/step-field";
import { Button, buttonClass } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import { TextArea } from "@/components/ui/text-field";
import { Link, useRouter } from "@/lib/i18n/navigation";
import { ok } from "@/lib/result";

export type ChangeStep = {
  step: "identity" | "document";
  title: string;
  fields: FieldConfig[];
  values: FormValues;
};

type Props = {
  delegateId: string;
  version: number;
  steps: ChangeStep[];
  photo: CurrentPhoto | null;
  action: Action<unknown>;
};

/** The present values, to be changed where they are not right any more; a photo is uploaded and goes with the wish. */
export function ChangeForm({ delegateId, version, steps, photo, action }: Props) {
  const say = useTranslations("identityChange");
  const t = useTranslations("registration");
  const router = useRouter();
  const all = steps.flatMap(({ fields }) => fields);
  const form = useForm<FormValues>({
    defaultValues: Object.assign({}, ...steps.map(({ fields, values }) => toForm(fields, values))),
  });
  const typed = form.watch();
  const [photoId, setPhotoId] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [attempt, setAttempt] = useState(0);
  const { submit, busy, problem } = useSubmit(action, () => {
    router.push(`/registrations/${delegateId}`);
    router.refresh();
  });
  const errorOf = (step: string, name: string) => problem?.fields[`${step}.${name}`];
  const wrong = steps.flatMap(({ step, fields }) =>
    fields.flatMap(({ name, label }) => {
      const text = errorOf(step, name);
      return text ? [{ id: name, text: `${label}: ${text}` }] : [];
    }),
  );
  const missing = problem?.fields.reason
    ? [{ id: "reason", text: `${say("why")}: ${problem.fields.reason}` }]
    : [];
  const send = () => {
    const sent = fromForm(all, form.getValues());
    const part = (wanted: string) => {
      const names = steps.find(({ step }) => step === wanted)?.fields.map(({ name }) => name) ?? [];
      return Object.fromEntries(names.map((name) => [name, sent[name]]));
    };
    setAttempt((count) => count + 1);
    submit({ delegateId, version, identity: part("identity"), document: part("document"), photoId, reason });
  };
  return (
    <form
      noValidate
      className="mt-6 space-y-8"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {problem && wrong.length + missing.length > 0 && (
        <ErrorSummary title={problem.text} attempt={attempt} items={[...wrong, ...missing]} />
      )}
      {problem && wrong.length + missing.length === 0 && (
        <Notice kind="danger" role="alert" title={problem.text} />
      )}
      {steps.map(({ step, title, fields }) => (
        <section key={step} aria-labelledby={`part-${step}`} className="space-y-5">
          <h2 id={`part-${step}`}>{title}</h2>
          {fieldsBeside(fields, typed).map((field) => (
            <StepField
              key={field.name}
              field={field}
              error={errorOf(step, field.name)}
              register={form.register}
              second={t("identity.second")}
            />
          ))}
        </section>
      ))}
      <section aria-labelledby="part-photo" className="space-y-3">
        <h2 id="part-photo">{t("step.photo")}</h2>
        <PhotoField
          delegateId={delegateId}
          version={version}
          current={photo}
          choose={async (chosen) => {
            setPhotoId(chosen.photoId);
            return ok({ version });
          }}
        />
      </section>
      <TextArea
        id="reason"
        label={say("why")}
        hint={say("whyHint")}
        error={problem?.fields.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="flex flex-wrap gap-3 border-t border-line pt-5">
        <Button type="submit" busy={busy}>
          {say("send")}
        </Button>
        <Link className={buttonClass("quiet")} href={`/registrations/${delegateId}`}>
          {say("cancel")}
        </Link>
      </div>
    </form>
  );
}
