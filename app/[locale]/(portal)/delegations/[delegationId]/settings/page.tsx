import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TermsForm } from "@/components/delegation/terms-form";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { DelegationFrame } from "@/components/nominations/delegation-frame";
import { getDelegationTerms } from "@/lib/delegates/queries/delegation-terms";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { setTermsAction } from "./actions";

type Props = { params: Promise<{ delegationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("terms"))("title") };
}

/** The places, the date and the address of a delegation, for officers. */
export default async function SettingsPage({ params }: Props) {
  const terms = unwrap(await getDelegationTerms(await getContext(), (await params).delegationId));
  const say = await getTranslations("terms");
  return (
    <DelegationFrame delegation={terms.delegation} current="settings">
      <h1>{say("title")}</h1>
      <p className="mt-1 max-w-prose text-muted">{say("text")}</p>
      <MessagesProvider namespaces={["terms", "delegation", "errors", "validation"]}>
        <TermsForm key={terms.version} terms={terms} action={setTermsAction} />
      </MessagesProvider>
    </DelegationFrame>
  );
}
