import { getLocale, getTranslations } from "next-intl/server";
import { SecondFactorForm } from "@/components/identity/second-factor-form";
import { SignOutButton } from "@/components/identity/sign-out-button";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { redirect } from "@/lib/i18n/navigation";
import { safeNextPath } from "@/lib/identity/origin";
import { unwrap } from "@/lib/identity/page";
import { getAccount } from "@/lib/identity/queries/account";
import { getContext } from "@/lib/identity/request-context";
import { secondFactorAction } from "../actions";

/** Second step of a sign-in; whoever has no second factor yet is led to set one up. */
export default async function SecondFactorPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string }>;
}) {
  const account = unwrap(await getAccount(await getContext()));
  const [say, leave, locale] = await Promise.all([
    getTranslations("identity"),
    getTranslations("navigation"),
    getLocale(),
  ]);
  const next = safeNextPath((await searchParams).next, "/home");
  if (account.secondFactorSince === null) {
    redirect({ href: { pathname: "/second-factor/setup", query: { next } }, locale });
  }
  return (
    <PageShell width="text">
      <h1>{say("secondFactor.title")}</h1>
      <p className="mt-2 mb-6 text-muted">{say("secondFactor.text")}</p>
      <MessagesProvider namespaces={["identity", "errors", "validation"]}>
        <SecondFactorForm next={next} action={secondFactorAction} />
        <p className="mt-8 mb-3 text-muted">{say("secondFactor.lost")}</p>
        <SignOutButton label={leave("signOut")} variant="quiet" />
      </MessagesProvider>
    </PageShell>
  );
}
