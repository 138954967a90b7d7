"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { type Resolver, useForm, useWatch } from "react-hook-form";
import { type BadgeFace, BadgePreview } from "@/components/registration/badge-preview";
import { ConflictNotice } from "@/components/registration/conflict-notice";
import { type FieldConfig, type FormValues, fromForm, toForm } from "@/components/registration/field-config";
import { MrzCheck } from "@/components/registration/mrz-check";
import { previewOf } from "@/components/registration/preview-of";
import { StepField } from "@/components/registration/step-field";
import { type SaveAction, useDraftSaving } from "@/components/registration/use-draft-saving";
import { Button } from "@/components/ui/button";
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

const AUTOSAVE_AFTER = 1200;

/** One group of questions: saved while typing and at every step; errors in words; the badge builds up beside it. */
export function StepForm({
  step,
  delegateId,
  version,
  fields,
  values,
  facts,
  face,
  identity,
  ...rest
}: Props) {
  const { nextHref, backHref, save: action, read } = rest;
  const say = useTranslations("registration");
  const wrong = useTranslations("validation");
  const errors = useTranslations("errors");
  const router = useRouter();
  const resolver = useMemo((): Resolver<FormValues> => {
    const check = zodResolver(stepSchema(step, facts) as never) as unknown as Resolver<FormValues>;
    return (input, context, options) => check(fromForm(fields, input), context, options);
  }, [step, facts, fields]);
  const form = useForm<FormValues>({ resolver, defaultValues: toForm(fields, values), mode: "onTouched" });
  const { save, saving, refusedBy, continueFrom } = useDraftSaving(action, delegateId, step, version);
  const [theirs, setTheirs] = useState<{ version: number; values: FormValues } | null>(null);
  const [mrz, setMrz] = useState("");
  const [leaving, setLeaving] = useState(false);
  const goingOn = useRef(false);
  const current = useWatch({ control: form.control });

  useEffect(() => {
    if (!form.formState.isDirty) return;
    const timer = setTimeout(() => {
      // Once the person goes on, a late save would outdate the version that the next step was drawn with.
      if (!goingOn.current) void save(fromForm(fields, current as FormValues));
    }, AUTOSAVE_AFTER);
    return () => clearTimeout(timer);
  }, [current, fields, form, save]);

  useEffect(() => {
    if (saving !== "conflict") return;
    void read({ delegateId, step }).then((result) => {
      if (result.ok)
        setTheirs({ version: result.value.version, values: toForm(fields, result.value.values) });
    });
  }, [saving, read, delegateId, step, fields]);

  const goOn = async (href: string) => {
    setLeaving(true);
    goingOn.current = true;
    const saved = await save(fromForm(fields, form.getValues()), mrz || undefined);
    setLeaving(false);
    goingOn.current = saved !== null;
    if (saved) router.push(href);
  };
  const problems = Object.entries(form.formState.errors).map(([id, error]) => {
    const key =
      (error as { message?: string } | undefined)?.message ??
      (error as { root?: { message?: string } })?.root?.message;
    return { id, text: wrong((key && wrong.has(key as never) ? key : "required") as never) };
  });
  const errorOf = (name: string) => problems.find(({ id }) => id === name)?.text;

  return (
    <div className="grid gap-8 lg:grid-cols-[1fr_16rem]">
      <form noValidate onSubmit={form.handleSubmit(() => goOn(nextHref))} className="min-w-0 space-y-5">
        {form.formState.submitCount > 0 && (
          <ErrorSummary
            title={errors("checkFields")}
            items={problems.map(({ id, text }) => ({
              id,
              text: `${fields.find((f) => f.name === id)?.label}: ${text}`,
            }))}
          />
        )}
        {theirs && (
          <ConflictNotice
            fields={fields}
            mine={current as FormValues}
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
        {fields.map((field) => (
          <div
            key={field.name}
            className={field.flagged ? "rounded-md border-s-4 border-amber bg-amber-wash p-3" : ""}
          >
            {field.flagged && <p className="mb-2 font-semibold text-amber">{field.flagged}</p>}
            <StepField
              field={field}
              error={errorOf(field.name)}
              register={form.register}
              second={say("identity.second")}
            />
          </div>
        ))}
        {step === "document" && (
          <MrzCheck
            text={mrz}
            onText={setMrz}
            identity={identity}
            document={fromForm(fields, current as FormValues)}
            today={facts.today}
          />
        )}
        <div className="flex flex-wrap items-center gap-3 border-t border-line pt-5">
          <Button type="submit" busy={leaving} className="w-full sm:w-auto">
            {say("next")}
          </Button>
          {backHref && (
            <Button variant="secondary" onClick={() => goOn(backHref)}>
              {say("back")}
            </Button>
          )}
          <Button variant="quiet" onClick={() => goOn("/registrations")}>
            {say("later")}
          </Button>
          <p role="status" className="text-sm text-muted">
            {(saving === "saving" || saving === "saved") && say(`saving.${saving}`)}
          </p>
        </div>
      </form>
      <aside aria-label={say("preview")} className="hidden lg:block">
        <div className="sticky top-4">
          <BadgePreview
            face={previewOf(face, step, current as FormValues, fields)}
            caption={say("preview")}
          />
        </div>
      </aside>
    </div>
  );
}
