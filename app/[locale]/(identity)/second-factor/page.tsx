import { getTranslations } from "next-intl/server";
import { SecondFactorForm } from "@/components/identity/second-factor-form";
import { MessagesProvider } from "@/components/layout/messages-provider";
import { PageShell } from "@/components/layout/page-shell";
import { secondFactorAction } from "../actions";

export default async function SecondFactorPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string }>;
}) {
  const say = await getTranslations("identity");
  const { next } = await searchParams;
  return (
    <PageShell width="text">
      <h1>{say("secondFactor.title")}</h1>
      <p className="mt-2 mb-6 text-muted">{say("secondFactor.text")}</p>
      <MessagesProvider namespaces={["identity", "errors", "validation"]}>
        <SecondFactorForm next={typeof next === "string" ? next : "/home"} action={secondFactorAction} />
      </MessagesProvider>
    </PageShell>
  );
}
