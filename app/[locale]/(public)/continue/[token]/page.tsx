import { getTranslations } from "next-intl/server";
import { ExpiredLink } from "@/components/identity/expired-link";
import { OpenLink } from "@/components/identity/open-link";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { unwrap } from "@/lib/identity/page";
import { getLinkState } from "@/lib/identity/queries/access-link";
import { getContext } from "@/lib/identity/request-context";
import { openLinkAction } from "./actions";

/** Opening the page does not use the link: mail scanners open pages too. The button does. */
export default async function ContinuePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = unwrap(await getLinkState(await getContext(), token, ["VERIFY_EMAIL", "CONTINUE"]));
  const say = await getTranslations("registration");
  const again = link.conferenceSlug ? `/conferences/${link.conferenceSlug}/register?continue=1` : "/";
  return (
    <PageShell width="text">
      <h1>{say("open.title")}</h1>
      {link.open ? (
        <>
          <p className="mt-3">{say("open.text")}</p>
          <MessagesProvider namespaces={["registration", "errors", "validation"]}>
            <OpenLink token={token} action={openLinkAction} />
          </MessagesProvider>
        </>
      ) : (
        <div className="mt-6">
          <ExpiredLink href={again} label={say("link.send")} />
        </div>
      )}
    </PageShell>
  );
}
