import { getTranslations } from "next-intl/server";
import { LinkForm } from "@/components/identity/link-form";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { Notice } from "@/components/ui/notice";
import { getPublicConference } from "@/lib/conferences/queries";
import { redirect } from "@/lib/i18n/navigation";
import { unwrap } from "@/lib/identity/page";
import { getContext } from "@/lib/identity/request-context";
import { sendLinkAction } from "./actions";

type Props = {
  params: Promise<{ slug: string; locale: string }>;
  searchParams: Promise<{ continue?: string }>;
};

export default async function RegisterPage({ params, searchParams }: Props) {
  const { slug, locale } = await params;
  const ctx = await getContext();
  const conference = unwrap(await getPublicConference(ctx, slug));
  if (ctx.actor.kind === "registrant" && ctx.actor.conferenceId === conference.id) {
    redirect({ href: "/registrations", locale });
  }
  const say = await getTranslations("registration");
  const again = (await searchParams).continue === "1";
  const closed = conference.window !== "open" && !again;
  return (
    <PageShell width="text" title={conference.shortTitle}>
      <h1>{say(again ? "link.continueTitle" : "link.title")}</h1>
      <p className="mt-3">{say(again ? "link.continueText" : "link.text")}</p>
      <div className="mt-6 max-w-md">
        {closed ? (
          <Notice kind="warning" title={say("link.closed", { contact: conference.contactEmail })} />
        ) : (
          <MessagesProvider namespaces={["registration", "errors", "validation"]}>
            <LinkForm conferenceId={conference.id} action={sendLinkAction} />
          </MessagesProvider>
        )}
      </div>
    </PageShell>
  );
}
