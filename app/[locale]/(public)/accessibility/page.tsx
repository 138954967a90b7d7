import { getTranslations } from "next-intl/server";
import { PageShell } from "@/components/layout/page-shell";

const SECTIONS = ["standard", "keyboard", "languages", "contact"] as const;

export default async function AccessibilityPage() {
  const say = await getTranslations("conference.accessibility");
  return (
    <PageShell width="text">
      <h1>{say("title")}</h1>
      {SECTIONS.map((section) => (
        <section key={section} className="mt-6">
          <h2>{say(`${section}.title`)}</h2>
          <p className="mt-2">{say(`${section}.text`)}</p>
        </section>
      ))}
    </PageShell>
  );
}
