import { getTranslations } from "next-intl/server";
import { BackLink } from "@/components/identity/back-link";
import { MessagePage } from "@/components/layout/message-page";
import { PageShell } from "@/components/layout/page-shell";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/lib/i18n/navigation";
import { getContext } from "@/lib/identity/request-context";

/** Seen but not allowed; or allowed as soon as the second factor is shown. */
export default async function Forbidden() {
  const { actor } = await getContext();
  if (actor.kind === "user" && actor.secondFactorDue) {
    const say = await getTranslations("identity.due");
    return (
      <PageShell width="text">
        <h1>{say("title")}</h1>
        <p className="mt-3 mb-6 text-lg">{say("text")}</p>
        <BackLink to="/second-factor" label={say("go")} />
      </PageShell>
    );
  }
  const say = await getTranslations("navigation");
  return (
    <MessagePage name="forbidden">
      <Link className={buttonClass("secondary")} href={actor.kind === "user" ? "/home" : "/"}>
        {say(actor.kind === "user" ? "home" : "start")}
      </Link>
    </MessagePage>
  );
}
