import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DemoSignIn } from "@/components/demo/demo-sign-in";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { env } from "@/lib/env";
import { Link } from "@/lib/i18n/navigation";
import { DEMO_ACCOUNTS, DEMO_REGISTRANT } from "@/lib/identity/demo-accounts";
import { demoSignInAction } from "./actions";

/** One account for each role, with a button; only in the demo. */
export default async function DemoPage() {
  if (!env.DEMO) notFound();
  const [say, roles] = await Promise.all([getTranslations("demo"), getTranslations("roles")]);
  return (
    <PageShell width="wide">
      <h1>{say("title")}</h1>
      <p className="mt-2 max-w-prose text-muted">{say("text")}</p>
      <p className="mt-4">
        <Link className={buttonClass("secondary")} href="/demo/mailbox">
          {say("mailbox")}
        </Link>
      </p>
      <MessagesProvider namespaces={["demo", "errors", "validation"]}>
        <ul className="mt-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <li>
            <Card className="h-full">
              <h2>{roles("delegate")}</h2>
              <p className="mt-1 mb-3 text-muted">{say("registrant")}</p>
              <DemoSignIn
                email={DEMO_REGISTRANT}
                name={DEMO_REGISTRANT}
                to="/registrations"
                action={demoSignInAction}
              />
            </Card>
          </li>
          {DEMO_ACCOUNTS.map(({ email, name, role, organization }) => (
            <li key={email}>
              <Card className="h-full">
                <h2>{roles(role)}</h2>
                <p className="mt-1 mb-3 text-muted">
                  {name} · {organization}
                </p>
                <DemoSignIn email={email} name={name} to="/home" action={demoSignInAction} />
              </Card>
            </li>
          ))}
        </ul>
      </MessagesProvider>
    </PageShell>
  );
}
