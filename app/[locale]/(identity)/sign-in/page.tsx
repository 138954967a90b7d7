import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/identity/sign-in-form";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { env } from "@/lib/env";
import { Link } from "@/lib/i18n/navigation";
import { signInAction } from "../actions";

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const say = await getTranslations("identity");
  const { next } = await searchParams;
  return (
    <PageShell width="text">
      <h1>{say("signIn.title")}</h1>
      <p className="mt-2 mb-6 text-muted">{say("signIn.text")}</p>
      <MessagesProvider namespaces={["identity", "errors", "validation"]}>
        <SignInForm next={typeof next === "string" ? next : "/home"} action={signInAction} />
      </MessagesProvider>
      <p className="mt-6 flex flex-wrap gap-6">
        <Link className="text-action underline" href="/reset">
          {say("signIn.forgot")}
        </Link>
        {env.DEMO && (
          <Link className="text-action underline" href="/demo">
            {say("signIn.demo")}
          </Link>
        )}
      </p>
    </PageShell>
  );
}
