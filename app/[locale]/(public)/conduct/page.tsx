import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageShell } from "@/components/layout/page-shell";

const SECTIONS = ["respect", "harassment", "badge", "recording", "report"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("conference.conduct"))("title") };
}

/** What every participant promises; the consent names its version. */
export default async function ConductPage() {
  const say = await getTranslations("conference.conduct");
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
