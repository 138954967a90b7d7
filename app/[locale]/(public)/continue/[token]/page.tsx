import { getTranslations } from "next-intl/server";
import { OpenLink } from "@/components/identity/open-link";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { openLinkAction } from "./actions";

/** Opening the page does not use the link: mail scanners open pages too. The button does. */
export default async function ContinuePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const say = await getTranslations("registration");
  return (
    <PageShell width="text">
      <h1>{say("open.title")}</h1>
      <p className="mt-3">{say("open.text")}</p>
      <MessagesProvider namespaces={["registration", "errors", "validation"]}>
        <OpenLink token={token} action={openLinkAction} />
      </MessagesProvider>
    </PageShell>
  );
}
