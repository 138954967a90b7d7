import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { ConsentTexts } from "@/components/registration/consent-texts";
import { faceOf } from "@/components/registration/face-of";
import { PhotoStep } from "@/components/registration/photo-step";
import { ReviewStep } from "@/components/registration/review-step";
import { stepFields } from "@/components/registration/step-fields";
import { StepForm } from "@/components/registration/step-form";
import { StepProgress } from "@/components/registration/step-progress";
import { summaryOf } from "@/components/registration/summary-of";
import { Notice } from "@/components/ui/notice";
import { getRegistration, getRepresentationChoices } from "@/lib/delegates/queries/registrations";
import { REGISTRATION_STEPS, type RegistrationStep, stepsFor } from "@/lib/delegates/requirements";
import { isFormStep } from "@/lib/delegates/schema/steps";
import type { PhotoVerdict } from "@/lib/documents/photo-spec";
import type { Locale } from "@/lib/i18n/config";
import { Link, redirect } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { isEditableState } from "@/lib/policy/delegate-workflow";
import { choosePhotoAction, saveStepAction, submitDelegateAction } from "../../actions";
import { readStepAction } from "../read-action";

type Props = { params: Promise<{ id: string; step: string; locale: string }> };

const isStep = (word: string): word is RegistrationStep =>
  (REGISTRATION_STEPS as readonly string[]).includes(word);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { step } = await params;
  const say = await getTranslations("registration");
  return { title: isStep(step) ? say(`step.${step}`) : say("list.title") };
}

/** One step of the registration; what is under review or decided leads to its status instead. */
export default async function StepPage({ params }: Props) {
  const { id, step, locale } = await params;
  if (!isStep(step)) notFound();
  const ctx = await getContext();
  const registration = unwrap(await getRegistration(ctx, id));
  if (!isEditableState(registration.state)) redirect({ href: `/registrations/${id}`, locale });
  const steps = stepsFor(registration.facts.asks);
  const index = steps.indexOf(step);
  if (index < 0) notFound();
  const [t, reasons, wrong, language] = await Promise.all([
    getTranslations("registration"),
    getTranslations("reasons"),
    getTranslations("validation"),
    getLocale() as Promise<Locale>,
  ]);
  const say = (key: string) => t(key as never);
  const choices =
    step === "representation" || step === "review"
      ? unwrap(await getRepresentationChoices(ctx, registration.conference.id))
      : null;
  const flagged = Object.fromEntries(
    registration.items.map(({ field, reasonCode, note }) => [
      field,
      [reasons(`${reasonCode}.person` as never), note].filter(Boolean).join(" "),
    ]),
  );
  const at = (place: number) => `/registrations/${id}/${steps[place]}`;
  const face = faceOf(registration, language);
  const nextHref = at(index + 1);
  const backHref = index > 0 ? at(index - 1) : null;
  const closed = isFormStep(step) && registration.closed.includes(step);
  const names = Object.fromEntries(steps.map((name) => [name, say(`step.${name}`)]));
  return (
    <PageShell width="wide" title={registration.conference.shortTitle}>
      <StepProgress
        id={id}
        steps={steps}
        current={step}
        incomplete={new Set(registration.missing.map((item) => item.step))}
        names={names}
        label={say("steps")}
        place={t("place", { step: index + 1, of: steps.length, name: names[step] ?? "" })}
      />
      <h1 className="mb-2">{names[step]}</h1>
      <p className="mb-6 max-w-prose text-muted">{say(`intro.${step}`)}</p>
      {step === "consents" && <ConsentTexts />}
      {flagged["photo.photo"] && step === "photo" && (
        <div className="mb-4">
          <Notice kind="warning" title={flagged["photo.photo"]} />
        </div>
      )}
      {closed && (
        <Notice title={t("closed.title")}>
          <p>{t("closed.text")}</p>
          <p>
            <Link className="text-action underline" href={nextHref}>
              {t("closed.next")}
            </Link>
          </p>
        </Notice>
      )}
      {isFormStep(step) && !closed && (
        <MessagesProvider namespaces={["registration", "errors", "validation"]}>
          <StepForm
            key={step}
            step={step}
            delegateId={id}
            version={registration.version}
            fields={stepFields(step, registration.facts, { say, locale: language, choices, flagged })}
            values={registration.values[step]}
            facts={registration.facts}
            face={face}
            identity={registration.values.identity}
            nextHref={nextHref}
            backHref={backHref}
            save={saveStepAction}
            read={readStepAction}
          />
        </MessagesProvider>
      )}
      {step === "photo" && (
        <MessagesProvider namespaces={["registration", "photo", "errors", "validation"]}>
          <PhotoStep
            delegateId={id}
            version={registration.version}
            current={
              registration.photo && {
                ...registration.photo,
                verdict: registration.photo.verdict as PhotoVerdict,
              }
            }
            choose={choosePhotoAction}
            nextHref={nextHref}
            backHref={backHref ?? nextHref}
          />
        </MessagesProvider>
      )}
      {step === "review" && (
        <MessagesProvider namespaces={["registration", "errors", "validation"]}>
          <ReviewStep
            delegateId={id}
            version={registration.version}
            face={face}
            sections={summaryOf(registration, language, say, choices)}
            missing={registration.missing.map((item) => ({
              href: `/registrations/${id}/${item.step}`,
              text: `${names[item.step]}: ${item.step === "photo" ? "" : `${say(`${item.step}.${item.field}`)} – `}${wrong(item.problem as never)}`,
            }))}
            open={registration.unmended.map((field) => ({
              field,
              text: flagged[field] ?? "",
              href: `/registrations/${id}/${field.split(".")[0]}`,
            }))}
            submit={submitDelegateAction}
          />
        </MessagesProvider>
      )}
    </PageShell>
  );
}
