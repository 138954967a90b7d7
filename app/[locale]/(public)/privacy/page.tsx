import { getTranslations } from "next-intl/server";
import { PageShell } from "@/components/layout/page-shell";

const SECTIONS = ["who", "what", "readers", "keep", "rights"] as const;

export default async function PrivacyPage() {
  const say = await getTranslations("conference.privacy");
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
