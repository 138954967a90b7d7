import { getTranslations } from "next-intl/server";
import { ExpiredLink } from "@/components/identity/expired-link";
import { SetPasswordForm } from "@/components/identity/password-forms";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { Notice } from "@/components/ui/notice";
import { unwrap } from "@/lib/identity/page";
import { getLinkState } from "@/lib/identity/queries/access-link";
import { getContext } from "@/lib/identity/request-context";
import { acceptInvitationAction } from "../../actions";

/** The link of an invitation; opening the page does not use it, choosing a password does. */
export default async function InvitationLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = unwrap(await getLinkState(await getContext(), token, ["INVITE_USER"]));
  const say = await getTranslations("identity");
  return (
    <PageShell width="text">
      <h1>{say("setPassword.title")}</h1>
      {link.open && !link.locked ? (
        <>
          <p className="mt-2 mb-6 text-muted">
            {say(link.needsCode ? "setPassword.byCode" : "setPassword.invitation")}
          </p>
          <MessagesProvider namespaces={["identity", "errors", "validation"]}>
            <SetPasswordForm token={token} needsCode={link.needsCode} action={acceptInvitationAction} />
          </MessagesProvider>
        </>
      ) : (
        <div className="mt-6">
          {link.needsCode ? (
            <Notice kind="warning" title={say("setPassword.askAgain")} />
          ) : (
            <ExpiredLink href="/reset" label={say("reset.submit")} />
          )}
        </div>
      )}
    </PageShell>
  );
}
