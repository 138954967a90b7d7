import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ChangeForm } from "@/components/identity-change/change-form";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { stepFields } from "@/components/registration/step-fields";
import { Notice } from "@/components/ui/notice";
import { changeableFields } from "@/lib/delegates/identity-critical";
import { getOwnIdentityChange } from "@/lib/delegates/queries/identity-change";
import { getRegistration } from "@/lib/delegates/queries/registrations";
import type { PhotoVerdict } from "@/lib/documents/photo-spec";
import type { Locale } from "@/lib/i18n/config";
import { redirect } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { takesIdentityChange } from "@/lib/policy/delegate-workflow";
import { requestIdentityChangeAction } from "./actions";

type Props = { params: Promise<{ id: string; locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("identityChange"))("ask") };
}

/** Where an accredited person, or the focal point, asks to change name, document or photo. */
export default async function AskIdentityChangePage({ params }: Props) {
  const ctx = await getContext();
  const { id, locale } = await params;
  const registration = unwrap(await getRegistration(ctx, id));
  const latest = unwrap(await getOwnIdentityChange(ctx, id));
  if (!takesIdentityChange(registration.state) || latest?.state === "OPEN") {
    redirect({ href: `/registrations/${id}`, locale });
  }
  const [say, t, language] = await Promise.all([
    getTranslations("identityChange"),
    getTranslations("registration"),
    getLocale() as Promise<Locale>,
  ]);
  const { facts, values, photo, closed, version } = registration;
  const asksDocument = facts.asks.includes("travelDocument") && !closed.includes("document");
  const steps = (["identity", ...(asksDocument ? (["document"] as const) : [])] as const).map((step) => ({
    step,
    title: t(`step.${step}`),
    values: { ...values[step] } as Record<string, unknown>,
    fields: stepFields(step, facts, {
      say: (key) => t(key as never),
      locale: language,
      choices: null,
      flagged: {},
    }).filter(({ name }) => changeableFields(step).includes(name)),
  }));
  return (
    <PageShell width="text" title={registration.conference.shortTitle}>
      <h1>{say("ask")}</h1>
      <p className="mt-1 mb-4 max-w-prose text-muted">{say("askIntro")}</p>
      <Notice kind="warning" title={say("askFollows")} />
      <MessagesProvider namespaces={["identityChange", "registration", "photo", "errors", "validation"]}>
        <ChangeForm
          delegateId={id}
          version={version}
          steps={steps}
          photo={photo && { ...photo, verdict: photo.verdict as PhotoVerdict }}
          action={requestIdentityChangeAction}
        />
      </MessagesProvider>
    </PageShell>
  );
}
