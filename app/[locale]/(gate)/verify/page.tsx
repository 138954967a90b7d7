import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VerifyPanel } from "@/components/gate/verify-panel";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { StaffActions } from "@/components/layout/staff-actions";
import { getContext } from "@/lib/identity/request-context";
import { can } from "@/lib/policy/can";
import { verifyAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verify"))("title") };
}

/** For guards' phones: a code by camera or a number by keyboard, and the whole screen answers. */
export default async function VerifyPage() {
  const say = await getTranslations("verify");
  const { actor } = await getContext();
  const guards = can(actor, "gate.verify");
  return (
    <PageShell dark width="text" actions={actor.kind === "user" ? <StaffActions /> : undefined}>
      <h1 className="mb-2 text-center">{say("title")}</h1>
      <p className="mx-auto mb-6 max-w-lg text-center text-muted">{guards ? say("text") : say("signIn")}</p>
      <MessagesProvider namespaces={["verify", "errors"]}>
        <VerifyPanel action={verifyAction} guards={guards} />
      </MessagesProvider>
    </PageShell>
  );
}
