import { getTranslations } from "next-intl/server";
import { SetPasswordForm } from "@/components/identity/password-forms";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { resetPasswordAction } from "../../actions";

export default async function ResetLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const say = await getTranslations("identity");
  return (
    <PageShell width="text">
      <h1>{say("setPassword.title")}</h1>
      <p className="mt-2 mb-6 text-muted">{say("setPassword.reset")}</p>
      <MessagesProvider namespaces={["identity", "errors", "validation"]}>
        <SetPasswordForm token={(await params).token} action={resetPasswordAction} />
      </MessagesProvider>
    </PageShell>
  );
}
