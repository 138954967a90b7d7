import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { DelegationFrame } from "@/components/nominations/delegation-frame";
import { ProofCard } from "@/components/proofs/proof-card";
import { SignProofs } from "@/components/proofs/sign-proofs";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { getProofSheet } from "@/lib/badges/queries/proofs";
import { nominatingDelegation } from "@/lib/delegates/queries/nominations";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/dates";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { signProofsAction } from "./actions";

type Props = { params: Promise<{ delegationId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("proofs"))("title") };
}

/** The badges of a delegation as they will be printed, for its focal point to sign off. */
export default async function ProofsPage({ params }: Props) {
  const ctx = await getContext();
  const { delegationId } = await params;
  const delegation = unwrap(await nominatingDelegation(ctx, delegationId));
  const sheet = unwrap(await getProofSheet(ctx, delegationId));
  const [say, locale] = await Promise.all([getTranslations("proofs"), getLocale() as Promise<Locale>]);
  const { signature, upToDate, proofs } = sheet;
  return (
    <DelegationFrame delegation={delegation} current="proofs">
      <h1>{say("title")}</h1>
      <p className="mt-1 max-w-prose text-muted">{say("text")}</p>
      {proofs.length === 0 ? (
        <div className="mt-6">
          <EmptyState title={say("none")}>{say("noneText")}</EmptyState>
        </div>
      ) : (
        <>
          <div className="my-6 space-y-3">
            <Notice
              kind={upToDate ? "success" : "warning"}
              title={say(upToDate ? "upToDate" : signature ? "outdated" : "unsigned")}
            >
              {signature && (
                <p>
                  {say("signature", {
                    name: signature.by,
                    date: formatInstant(new Date(signature.at), locale, delegation.conference),
                  })}
                </p>
              )}
            </Notice>
            {sheet.begun > 0 && <p className="text-muted">{say("begun", { count: sheet.begun })}</p>}
          </div>
          <ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
            {proofs.map((proof) => (
              <li key={proof.delegateId}>
                <ProofCard
                  proof={proof}
                  event={delegation.conference.shortTitle}
                  days={sheet.days}
                  locale={locale}
                />
              </li>
            ))}
          </ul>
          <p className="mt-4 text-sm text-muted">{say("code")}</p>
          {sheet.maySign && !upToDate && (
            <MessagesProvider namespaces={["proofs", "errors", "validation"]}>
              <SignProofs
                key={sheet.contentHash}
                delegationId={delegation.id}
                contentHash={sheet.contentHash}
                action={signProofsAction}
              />
            </MessagesProvider>
          )}
        </>
      )}
    </DelegationFrame>
  );
}
