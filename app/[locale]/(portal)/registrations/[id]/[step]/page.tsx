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
  const open = new Set(registration.open);
  const opens = (name: RegistrationStep) =>
    name === "review" || registration.open.some((field) => field.startsWith(`${name}.`));
  const asked = stepsFor(registration.facts.asks);
  if (!asked.includes(step)) notFound();
  // Of what was returned, only the steps with something to mend are walked through again.
  const steps = asked.filter(opens);
  const index = steps.indexOf(step);
  if (index < 0) redirect({ href: `/registrations/${id}`, locale });
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
  const textOf = ({ reasonCode, note }: (typeof registration.items)[number]) =>
    [reasons(`${reasonCode}.person` as never), note].filter(Boolean).join(" ");
  const flagged: Record<string, string> = {};
  for (const item of registration.items) {
    flagged[item.field] = [flagged[item.field], textOf(item)].filter(Boolean).join(" ");
  }
  // What is returned of this step without being one of its boxes stands above them.
  const beside = ["photo.photo", "document.mrz"].filter((field) => field.startsWith(`${step}.`));
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
      {beside
        .flatMap((field) => flagged[field] ?? [])
        .map((text) => (
          <div key={text} className="mb-4">
            <Notice kind="warning" title={text} />
          </div>
        ))}
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
            fields={stepFields(step, registration.facts, { say, locale: language, choices, flagged }).filter(
              ({ name }) => open.has(`${step}.${name}`),
            )}
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
            changeable={steps}
            open={registration.items
              .filter(({ isMended }) => !isMended)
              .map((item) => ({
                id: item.id,
                text: textOf(item),
                href: item.inForm ? `/registrations/${id}/${item.field.split(".")[0]}` : null,
              }))}
            submit={submitDelegateAction}
          />
        </MessagesProvider>
      )}
    </PageShell>
  );
}
