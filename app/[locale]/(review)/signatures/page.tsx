import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActButton } from "@/components/imports/act-button";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { DeclineForm, SignActs } from "@/components/signatures/sign-acts";
import { SignatureCard } from "@/components/signatures/signature-card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { listSignatures } from "@/lib/signatures/queries/signatures";
import { declineSignatureAction, withdrawSignatureAction } from "./actions";
import { drawActs } from "./acts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signatures"))("title") };
}

/** What waits for the reader's signature, and what the reader asked others to sign. */
export default async function SignaturesPage() {
  const ctx = await getContext();
  const { toSign, asked } = unwrap(await listSignatures(ctx));
  const [say, errors, acts] = await Promise.all([
    getTranslations("signatures"),
    getTranslations("errors"),
    drawActs(ctx, [...toSign, ...asked]),
  ]);
  return (
    <PageShell width="text" actions={<StaffActions />}>
      <h1>{say("title")}</h1>
      <p className="mt-1 mb-6 max-w-prose text-muted">{say("lead")}</p>
      <MessagesProvider namespaces={["signatures", "errors", "validation"]}>
        <h2 className="mb-3">{say("toSign")}</h2>
        {toSign.length === 0 && (
          <EmptyState title={say("noneToSign")}>
            <p>{say("noneToSignText")}</p>
          </EmptyState>
        )}
        <ul className="space-y-4">
          {toSign.map((request) => {
            const drawn = acts.get(request.id);
            return (
              <li key={request.id}>
                <SignatureCard request={request} act={drawn?.act ?? null}>
                  {drawn?.reason && <Notice kind="warning" title={errors(drawn.reason as never)} />}
                  {drawn && !drawn.reason ? (
                    <SignActs
                      requestId={request.id}
                      extra={drawn.extra}
                      sign={drawn.sign}
                      decline={declineSignatureAction}
                    />
                  ) : (
                    <DeclineForm requestId={request.id} decline={declineSignatureAction} />
                  )}
                </SignatureCard>
              </li>
            );
          })}
        </ul>
        <h2 className="mt-10 mb-3">{say("asked")}</h2>
        {asked.length === 0 && <p className="text-muted">{say("noneAsked")}</p>}
        <ul className="space-y-4">
          {asked.map((request) => (
            <li key={request.id}>
              <SignatureCard request={request} act={acts.get(request.id)?.act ?? null} own>
                {request.state === "OPEN" && (
                  <ActButton
                    action={withdrawSignatureAction}
                    input={{ requestId: request.id }}
                    label={say("withdraw")}
                  />
                )}
              </SignatureCard>
            </li>
          ))}
        </ul>
      </MessagesProvider>
    </PageShell>
  );
}
