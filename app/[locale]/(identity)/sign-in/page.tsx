import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/identity/sign-in-form";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { Notice } from "@/components/ui/notice";
import { env } from "@/lib/env";
import { Link } from "@/lib/i18n/navigation";
import { safeNextPath } from "@/lib/identity/origin";
import { getContext } from "@/lib/identity/request-context";
import { signInAction } from "../actions";

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const [say, { actor }] = await Promise.all([getTranslations("identity"), getContext()]);
  const next = safeNextPath((await searchParams).next, "/home");
  return (
    <PageShell width="text">
      <h1>{say("signIn.title")}</h1>
      <p className="mt-2 mb-6 text-muted">{say("signIn.text")}</p>
      {actor.kind === "user" && (
        <div className="mb-6">
          <Notice title={say("signIn.signedIn", { name: actor.name })}>
            <Link className="text-action underline" href="/home">
              {say("signIn.toHome")}
            </Link>
          </Notice>
        </div>
      )}
      <MessagesProvider namespaces={["identity", "errors", "validation"]}>
        <SignInForm next={next} action={signInAction} />
      </MessagesProvider>
      <p className="mt-6 flex flex-wrap gap-x-6">
        <Link className="inline-flex min-h-11 items-center text-action underline" href="/reset">
          {say("signIn.forgot")}
        </Link>
        {env.DEMO && (
          <Link className="inline-flex min-h-11 items-center text-action underline" href="/demo">
            {say("signIn.demo")}
          </Link>
        )}
      </p>
    </PageShell>
  );
}
