import { getTranslations } from "next-intl/server";
import { ResetRequestForm } from "@/components/identity/password-forms";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { requestPasswordResetAction } from "../actions";

export default async function ResetPage() {
  const say = await getTranslations("identity");
  return (
    <PageShell width="text">
      <h1>{say("reset.title")}</h1>
      <p className="mt-2 mb-6 text-muted">{say("reset.text")}</p>
      <MessagesProvider namespaces={["identity", "errors", "validation"]}>
        <ResetRequestForm action={requestPasswordResetAction} />
      </MessagesProvider>
    </PageShell>
  );
}
