"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { type Resolver, useForm, useWatch } from "react-hook-form";
import type { BadgeFace } from "@/components/registration/badge-preview";
import { BesideBadge } from "@/components/registration/beside-badge";
import { ConflictNotice } from "@/components/registration/conflict-notice";
import {
  type FieldConfig,
  type FormValues,
  fieldsBeside,
  fromForm,
  toForm,
} from "@/components/registration/field-config";
import { MrzCheck } from "@/components/registration/mrz-check";
import { previewOf } from "@/components/registration/preview-of";
import { StepActions } from "@/components/registration/step-actions";
import { StepField } from "@/components/registration/step-field";
import { useAutosave } from "@/components/registration/use-autosave";
import { type SaveAction, useDraftSaving } from "@/components/registration/use-draft-saving";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import type { DraftValues } from "@/lib/delegates/completeness";
import type { FormStep } from "@/lib/delegates/schema/steps";
import { type StepFacts, stepSchema } from "@/lib/delegates/step-rules";
import { useRouter } from "@/lib/i18n/navigation";
import type { Result } from "@/lib/result";

type Props = {
  step: FormStep;
  delegateId: string;
  version: number;
  fields: FieldConfig[];
  values: FormValues;
  facts: StepFacts;
  face: BadgeFace;
  /** For the travel document: what the zone is compared with. */
  identity: DraftValues["identity"];
  nextHref: string;
  backHref: string | null;
  save: SaveAction;
  read: (input: unknown) => Promise<Result<{ version: number; values: FormValues }>>;
};

/** One group of questions: saved while typing and at every step; errors in words; the badge builds up beside it. */
export function StepForm(props: Props) {
  const { step, delegateId, version, fields, values, facts, face, identity, nextHref, backHref, read } =
    props;
  const say = useTranslations("registration");
  const wrong = useTranslations("validation");
  const errors = useTranslations("errors");
  const router = useRouter();
  const resolver = useMemo((): Resolver<FormValues> => {
    const check = zodResolver(stepSchema(step, facts) as never) as unknown as Resolver<FormValues>;
    // What stays closed counts with the rest of the step, though it is not asked here.
    const asked = new Set(fields.map(({ name }) => name));
    const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !asked.has(name)));
    return (input, context, options) => check({ ...kept, ...fromForm(fields, input) }, context, options);
  }, [step, facts, fields, values]);
  const form = useForm<FormValues>({
    resolver,
    defaultValues: toForm(fields, values),
    mode: "onTouched",
    shouldFocusError: false,
  });
  const { save, saving, refusedBy, continueFrom } = useDraftSaving(props.save, delegateId, step, version);
  const [theirs, setTheirs] = useState<{ version: number; values: FormValues } | null>(null);
  const [mrz, setMrz] = useState("");
  const [leaving, setLeaving] = useState(false);
  const typed = useWatch({ control: form.control }) as FormValues;
  const { isDirty, submitCount } = form.formState;
  const current = useMemo(() => fromForm(fields, typed), [fields, typed]);
  // Once the person goes on, a late save would outdate the version that the next step was drawn with.
  useAutosave(isDirty && !leaving ? current : null, save);

  const shown = fieldsBeside(fields, typed);
  useEffect(() => {
    for (const { name, kind, choices } of fieldsBeside(fields, typed)) {
      if (kind !== "select" || !typed[name] || choices?.some(({ value }) => value === typed[name])) continue;
      form.setValue(name, "");
    }
  }, [fields, typed, form]);

  useEffect(() => {
    if (saving !== "conflict") return;
    void read({ delegateId, step }).then((result) => {
      if (result.ok)
        setTheirs({ version: result.value.version, values: toForm(fields, result.value.values) });
    });
  }, [saving, read, delegateId, step, fields]);

  const goOn = async (href: string) => {
    setLeaving(true);
    const isStored = await save(fromForm(fields, form.getValues()), mrz || undefined);
    if (isStored) router.push(href);
    else setLeaving(false);
  };
  const problems = Object.entries(form.formState.errors).map(([id, error]) => {
    const key = (error as { message?: string; root?: { message?: string } } | undefined)?.message;
    return { id, text: wrong((key && wrong.has(key as never) ? key : "required") as never) };
  });

  return (
    <BesideBadge face={previewOf(face, step, typed, fields)}>
      <form noValidate onSubmit={form.handleSubmit(() => goOn(nextHref))} className="space-y-5">
        {submitCount > 0 && (
          <ErrorSummary
            title={errors("checkFields")}
            attempt={submitCount}
            items={problems.map(({ id, text }) => ({
              id,
              text: `${shown.find(({ name }) => name === id)?.label ?? id}: ${text}`,
            }))}
          />
        )}
        {theirs && (
          <ConflictNotice
            fields={fields}
            mine={typed}
            theirs={theirs.values}
            onKeepMine={() => {
              continueFrom(theirs.version);
              setTheirs(null);
              void save(fromForm(fields, form.getValues()));
            }}
            onTakeTheirs={() => {
              continueFrom(theirs.version);
              form.reset(theirs.values);
              setTheirs(null);
            }}
          />
        )}
        {saving === "offline" && <Notice kind="warning" role="alert" title={errors("offline")} />}
        {saving === "refused" && refusedBy && (
          <Notice kind="danger" role="alert" title={errors(refusedBy as never)} />
        )}
        {shown.map((field) => (
          <StepField
            key={field.name}
            field={field}
            error={problems.find(({ id }) => id === field.name)?.text}
            register={form.register}
            second={say("identity.second")}
          />
        ))}
        {step === "document" && fields.length > 0 && (
          <MrzCheck
            text={mrz}
            onText={setMrz}
            identity={identity}
            document={current}
            today={facts.today}
            onFill={(name, value) => form.setValue(name, value, { shouldDirty: true, shouldValidate: true })}
          />
        )}
        <StepActions
          busy={leaving}
          saving={saving}
          onBack={backHref ? () => goOn(backHref) : null}
          onLater={() => goOn(`/registrations/${delegateId}`)}
        />
      </form>
    </BesideBadge>
  );
}
